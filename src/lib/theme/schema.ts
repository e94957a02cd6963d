import * as z from 'zod';
import { contrastOf } from './contrast.ts';

/** Paper of the site in the light and in the dark, as `src/styles/tokens.css` has it. */
const PAPER = { light: '#fdfcfa', dark: '#191b20' } as const;
/** Least contrast of text with what is behind it. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST = 4.5;

const accentOn = (paper: keyof typeof PAPER) =>
  z
    .string()
    .regex(/^#[\da-f]{6}$/i, 'a colour is written as #1a2b3c')
    .refine((color) => contrastOf(color, PAPER[paper]) >= LEAST, {
      error: ({ input }) =>
        `its contrast with the ${paper} paper (${PAPER[paper]}) is ${contrastOf(String(input), PAPER[paper]).toFixed(1)}; links in it need ${LEAST}`,
    });

/** Names as CSS lists them: no part of a rule can be smuggled in. */
const FontsSchema = z
  .string()
  .regex(/^[\p{L}\d\s"',-]+$/u, 'fonts are names, in quotation marks where they have blanks, with commas between');

const FileSchema = z
  .string()
  .regex(/^[\w-]+(?:\/[\w.-]+)*\.\w+$/, 'a file is named as it lies in public/, without that folder and a slash before it: logo.svg');

/** What a host may change of the look; the rest follows from it. */
export const ThemeSchema = z.strictObject({
  /** Colour of links, of the focus and of "this author", in the light and in the dark; both must be readable there. */
  accent: z
    .strictObject(
      { light: accentOn('light'), dark: accentOn('dark') },
      {
        error: ({ code }) =>
          code === 'invalid_type' ? "an accent is two colours: { light: '#9c2f1e', dark: '#f0957f' }, for light and dark pages" : undefined,
      },
    )
    .optional(),
  /** Fonts before the site's own: `serif` for names, titles and abstracts, `sans` for labels and figures. */
  fonts: z.strictObject({ serif: FontsSchema.optional(), sans: FontsSchema.optional() }).prefault({}),
  /** Files of fonts named above that lie in `public/`. */
  faces: z
    .array(
      z.strictObject({
        family: z.string().regex(/^[\p{L}\d -]+$/u),
        file: FileSchema,
        /** One weight, or the range of a variable font: `400`, `200 900`. */
        weight: z
          .string()
          .regex(/^\d{3}(?: \d{3})?$/)
          .default('400'),
        style: z.enum(['normal', 'italic']).default('normal'),
      }),
    )
    .default([]),
  /** An image in `public/` that stands before the title in the header: `logo.svg`. */
  logo: FileSchema.optional(),
});
export type Theme = z.infer<typeof ThemeSchema>;
