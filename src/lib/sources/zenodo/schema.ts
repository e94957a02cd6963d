import * as z from 'zod';

const Text = z.string().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const Id = z.union([z.string().regex(/^\d+$/), z.number().int()]).transform(String);

/** A page of records. @see https://developers.zenodo.org/#records */
export const HitsSchema = z.object({
  hits: z.object({ total: z.int().nonnegative(), hits: z.array(z.unknown()) }),
});

/** A record, as Zenodo gives it to those who do not ask for InvenioRDM's own format. */
export const RecordSchema = z.object({
  id: Id,
  conceptrecid: Id.nullish(),
  doi: Text,
  conceptdoi: Text,
  metadata: z.object({
    title: Text,
    publication_date: Text,
    description: Text,
    access_right: Text,
    creators: list(z.object({ name: Text, affiliation: Text, orcid: Text })),
    resource_type: z.object({ type: Text, subtype: Text }).nullish(),
    license: z.object({ id: Text }).nullish(),
    keywords: list(z.string().nullable()),
    language: Text,
    related_identifiers: list(z.object({ identifier: Text, relation: Text, scheme: Text, resource_type: Text })),
    alternate_identifiers: list(z.object({ identifier: Text, scheme: Text })),
    journal: z.object({ title: Text, volume: Text, issue: Text, pages: Text }).nullish(),
    meeting: z.object({ title: Text, acronym: Text }).nullish(),
    imprint: z.object({ publisher: Text }).nullish(),
    part_of: z.object({ title: Text, pages: Text }).nullish(),
    thesis: z.object({ university: Text }).nullish(),
    custom: z.object({ 'code:codeRepository': Text }).nullish(),
  }),
  files: list(z.object({ key: Text })),
});
export type ZenodoRecord = z.infer<typeof RecordSchema>;
