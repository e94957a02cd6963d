import * as z from 'zod';

/**
 * Text with the little structure that titles and abstracts have. A plain run is a string; everything else says its
 * kind. It is the only form in which such text is stored: no HTML, no TeX outside `math`.
 */
export type Inline =
  | string
  | { kind: 'math'; tex: string; display?: true | undefined }
  | { kind: 'code'; text: string }
  | { kind: InlineStyle; content: Inline[] };

export type InlineStyle = (typeof INLINE_STYLES)[number];
export const INLINE_STYLES = ['italic', 'bold', 'sub', 'sup', 'small-caps'] as const;

export const InlineSchema: z.ZodType<Inline> = z.union([
  z.string().max(20_000),
  z.strictObject({ kind: z.literal('math'), tex: z.string().min(1).max(2000), display: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('code'), text: z.string().max(20_000) }),
  z.strictObject({
    kind: z.enum(INLINE_STYLES),
    get content(): z.ZodArray<z.ZodType<Inline>> {
      return z.array(InlineSchema);
    },
  }),
]);

/** One line of text, such as a title. */
export const InlineTextSchema = z.array(InlineSchema).min(1);
export type InlineText = Inline[];

/** Paragraphs, such as an abstract. */
export const ProseSchema = z.array(InlineTextSchema).min(1);
export type Prose = InlineText[];
