import * as z from 'zod';
import { describeIssues } from './describe-issues.ts';
import { ConfigError } from './errors.ts';
import { checkForm } from './forms/check-form.ts';
import { ThemeSchema } from './theme/schema.ts';
import { SOURCE_NAMES, type SourceName } from './model/index.ts';

/** Kinds of external form that a link can be prefilled for. */
export const FORM_SERVICES = ['google', 'microsoft', 'tally', 'typeform', 'airtable', 'github', 'formspree', 'mailto', 'url'] as const;

/**
 * An external form. Values that Peerpage can fill in: `author` (slug), `name`, `page` (URL of the profile),
 * `action`, `work` (id, on work pages) and `about` (URL of the page the visitor was on).
 */
const FormFields = z.strictObject({
  service: z.enum(FORM_SERVICES),
  /** Address of the form without parameters; for `mailto` the e-mail address; for `github` the repository's URL. For `url`, any other form, with the parameters it needs. `formspree` has no page that visitors could fill in: name yours with `url`. */
  url: z.string().min(1),
  /** `github` only: file name of the issue form under `.github/ISSUE_TEMPLATE`. */
  template: z
    .string()
    .regex(/^[\w-]+\.yml$/)
    .optional(),
  /** Value to the service's own field name: `{ author: 'entry.123' }`. */
  map: z.partialRecord(z.enum(['author', 'name', 'page', 'action', 'work', 'about']), z.string().min(1)).default({}),
});
export type FormConfig = z.infer<typeof FormFields>;

const FormSchema = FormFields.superRefine((form, context) => {
  for (const message of checkForm(form)) context.addIssue({ code: 'custom', message });
});

const SourceSchema = z.strictObject({
  /** Ask this source during `npm run harvest`. */
  enabled: z.boolean().default(false),
  /** Another address of the same interface: a mirror, or a stand-in for tests. */
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
});

/** Sources that are asked over the network. */
export type NetworkSource = Exclude<SourceName, 'files'>;
const NETWORK_SOURCES = SOURCE_NAMES.filter((name) => name !== 'files');
type SourceSchemas = Record<NetworkSource, z.ZodPrefault<typeof SourceSchema>>;

/** Everything a host sets about a site. Each field has a default but `title` and `url`. */
export const SiteConfigSchema = z.strictObject({
  /** Name of the site, shown in the header and in every title. */
  title: z.string().min(1),
  /** One sentence under the title on the home page, and its description for search engines. */
  description: z
    .string()
    .default('Public pages of researchers: their works, topics and collaborators, with the evidence for everything shown.'),
  /** Where the site will be, without a path: `https://people.example.org`. `PEERPAGE_SITE` overrides it. */
  url: z
    .url({ protocol: /^https?$/, error: 'an address begins with https://, such as https://people.example.org' })
    .refine(
      (url) => !URL.canParse(url) || new URL(url).pathname === '/',
      'the address has no path; a path such as /people/ is set as base',
    ),
  /** Path below the host, with slashes: `/` or `/people/`. `PEERPAGE_BASE` overrides it. */
  base: z
    .string()
    .regex(/^\/(?:[\w.-]+\/)*$/, 'a base begins and ends with a slash, such as /people/')
    .default('/'),
  /** Language of the interface, BCP 47. */
  language: z.string().default('en'),
  /** Who answers for the site. The e-mail address that sources ask for comes from the environment (`PEERPAGE_CONTACT`), never from here. */
  host: z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https?$/ }).optional() }).optional(),
  /** Repository of the site, shown in the footer and in the User-Agent of the harvest. */
  repository: z.url({ protocol: /^https$/ }).optional(),
  /**
   * Sources to ask over the network, each by its name. Files in `src/content/sources` are always read. Keys come from the
   * environment (`PEERPAGE_OPENALEX_KEY`), never from here.
   */
  sources: z
    .strictObject(Object.fromEntries(NETWORK_SOURCES.map((name) => [name, SourceSchema.prefault({})])) as SourceSchemas)
    .prefault({}),
  verification: z
    .strictObject({
      /**
       * Look at the pages that author files and approved claims name, whether they link to the profile: single pages, over https
       * only, at addresses of the public internet only. On by default where a source is asked over the network; a site that
       * harvests from files alone makes no request unless this is `true`.
       */
      homePages: z.boolean().optional(),
    })
    .prefault({}),
  /** External forms; a missing one hides its link. */
  forms: z
    .strictObject({
      follow: FormSchema.optional(),
      claim: FormSchema.optional(),
      collaborate: FormSchema.optional(),
      correct: FormSchema.optional(),
    })
    .prefault({}),
  trust: z
    .strictObject({
      /**
       * Show the total, its tier and the bar: on profiles, cards, badges and embeds, and in `trust.json`. `false` hides these three,
       * never the evidence and its points, so a reader who adds them up gets the total.
       */
      showScore: z.boolean().default(true),
    })
    .prefault({}),
  /** What of the look is the host's own; see `lib/theme/schema.ts`. */
  theme: ThemeSchema.prefault({}),
  /**
   * Draw `card.png` for every author, the picture of a profile where it is linked. A picture that was drawn before is taken from
   * `.peerpage/cards`; the first build of very many authors is quicker without, and profiles then show the card of the site.
   */
  cards: z.boolean().default(true),
  /** Which profiles search engines may list: `claimed` ones only, `all` or `none`. */
  indexing: z.enum(['claimed', 'all', 'none']).default('claimed'),
});
export type SiteConfig = z.infer<typeof SiteConfigSchema>;
export type SiteConfigInput = z.input<typeof SiteConfigSchema>;

/**
 * Check a site's settings and fill in the defaults.
 * @throws ConfigError naming each field that is wrong
 */
export function defineConfig(input: SiteConfigInput): SiteConfig {
  const result = SiteConfigSchema.safeParse(input);
  if (result.success) return result.data;
  throw new ConfigError(
    'src/site.config.ts',
    describeIssues(result.error, SiteConfigSchema, 'It'),
    'Correct the named fields; each is described in src/lib/config.ts.',
  );
}
