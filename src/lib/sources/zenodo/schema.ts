import * as z from 'zod';

const Text = z.string().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const Id = z.union([z.string().regex(/^\d+$/), z.number().int()]).transform(String);

/** A page of records. @see https://developers.zenodo.org/#records */
export const HitsSchema = z.looseObject({
  hits: z.looseObject({ total: z.int().nonnegative(), hits: z.array(z.unknown()) }),
});

/** A record, as Zenodo gives it to those who do not ask for InvenioRDM's own format. */
export const RecordSchema = z.looseObject({
  id: Id,
  conceptrecid: Id.nullish(),
  doi: Text,
  conceptdoi: Text,
  metadata: z.looseObject({
    title: Text,
    publication_date: Text,
    description: Text,
    access_right: Text,
    creators: list(z.looseObject({ name: Text, affiliation: Text, orcid: Text })),
    resource_type: z.looseObject({ type: Text, subtype: Text }).nullish(),
    license: z.looseObject({ id: Text }).nullish(),
    keywords: list(z.string().nullable()),
    language: Text,
    related_identifiers: list(z.looseObject({ identifier: Text, relation: Text, scheme: Text, resource_type: Text })),
    alternate_identifiers: list(z.looseObject({ identifier: Text, scheme: Text })),
    journal: z.looseObject({ title: Text, volume: Text, issue: Text, pages: Text }).nullish(),
    meeting: z.looseObject({ title: Text, acronym: Text }).nullish(),
    imprint: z.looseObject({ publisher: Text }).nullish(),
    part_of: z.looseObject({ title: Text, pages: Text }).nullish(),
    thesis: z.looseObject({ university: Text }).nullish(),
    custom: z.looseObject({ 'code:codeRepository': Text }).nullish(),
  }),
  files: list(z.looseObject({ key: Text })),
});
export type ZenodoRecord = z.infer<typeof RecordSchema>;
