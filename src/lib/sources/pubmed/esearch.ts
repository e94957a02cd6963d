import * as z from 'zod';

const Count = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative()]).transform(Number);

/** What `esearch` answers: a part of the numbers found, and how many there are in all. */
export const EsearchSchema = z.looseObject({
  esearchresult: z.looseObject({
    count: Count,
    retstart: Count.nullish(),
    idlist: z.array(z.string().regex(/^\d+$/)),
    /** How PubMed understood the question. */
    querytranslation: z.string().nullish(),
  }),
});
export type Esearch = z.infer<typeof EsearchSchema>['esearchresult'];

const RefusalSchema = z.union([
  z.looseObject({ error: z.union([z.string(), z.array(z.string()).nonempty()]) }),
  z.looseObject({ esearchresult: z.looseObject({ ERROR: z.string() }) }).transform(({ esearchresult }) => ({ error: esearchresult.ERROR })),
  z.looseObject({ esummaryresult: z.array(z.string()).nonempty() }).transform(({ esummaryresult }) => ({ error: esummaryresult })),
]);

/** What PubMed says instead of an answer, whatever the status: `API rate limit exceeded`. The key, which it repeats, is not in it. */
export function refusalOf(value: unknown): string | undefined {
  const refusal = RefusalSchema.safeParse(value);
  return refusal.success ? [refusal.data.error].flat()[0]!.slice(0, 200).replace(/\.$/, '') : undefined;
}
