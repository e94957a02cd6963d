import * as z from 'zod';
import type { SiteConfig } from '../config.ts';
import { TrustSchema, TrustStepSchema, type Trust } from '../model/index.ts';
import { selectCounts } from '../views/trust-snapshot.ts';

/** Links of a `trust.json`, all absolute. */
const LinksSchema = z.strictObject({ profile: z.url(), method: z.url(), data: z.url() });

/** `/authors/<slug>/trust.json`: the trust snapshot, whose it is, and where to read on. Without `score` and `tier`, in its history too, if the host hides them. */
const TrustJsonSchema = z.strictObject({
  $schema: z.url(),
  slug: z.string(),
  name: z.string(),
  ...TrustSchema.partial({ score: true, tier: true }).shape,
  history: z.array(TrustStepSchema.partial({ score: true })),
  links: LinksSchema,
});
export type TrustJson = z.infer<typeof TrustJsonSchema>;

/**
 * A trust snapshot as the text of `trust.json`.
 * @param snapshot `schemaUrl` is where {@link formatTrustSchema} is served; `links.method` explains the score, `links.data` is `profile.json`
 */
export function formatTrustJson(snapshot: {
  slug: string;
  name: string;
  trust: Trust;
  /** The host's setting `trust.showScore`. The evidence is always there. */
  showScore: boolean;
  forms: Pick<SiteConfig['forms'], 'follow'>;
  schemaUrl: string;
  links: TrustJson['links'];
}): string {
  const { slug, name, trust, showScore, forms, schemaUrl, links } = snapshot;
  const { score, tier, ...evidence } = trust;
  const history = showScore ? trust.history : trust.history.map(({ score: _, ...step }) => step);
  const shown = { ...evidence, counts: selectCounts(trust.counts, forms), history };
  const json: TrustJson = { $schema: schemaUrl, slug, name, ...(showScore ? { score, tier } : {}), ...shown, links };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** JSON Schema (2020-12) of every `trust.json`, made from the schema that the code itself checks with. */
export function formatTrustSchema(schemaUrl: string): string {
  const schema = z.toJSONSchema(TrustJsonSchema, { unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, $id: schemaUrl, title: 'Trust snapshot of a Peerpage profile' }, undefined, 2)}\n`;
}
