import { isSeq, parseDocument, YAMLSeq, type YAMLMap } from 'yaml';
import { RemovalSchema, type Removal } from '../model/index.ts';

const HEADING = `# People who were removed for good. They are recognised by address and identifiers; no name is kept here.
# npm run claims -- remove SLUG adds to it. Nobody in it is shown or added again.
`;

/**
 * The text of `removals.yaml` with one more entry, or with what is new of one that is there, in the order of addresses. What
 * people wrote beside the entries stays.
 * @param text of the list as it is, which can be read; `undefined` if there is none
 */
export function addRemoval(text: string | undefined, removal: Removal): string {
  const document = parseDocument(text ?? HEADING);
  const list = isSeq<YAMLMap>(document.contents) ? document.contents : new YAMLSeq<YAMLMap>();
  if (document.contents !== list) document.contents = list as never;
  list.flow = false;
  const slugOf = (entry: YAMLMap) => String(entry.get('slug'));
  const old = list.items.find((entry) => slugOf(entry) === removal.slug);
  const whole = document.createNode(merge(old?.toJSON(), removal)) as YAMLMap;
  if (old === undefined) {
    const behind = list.items.findIndex((entry) => slugOf(entry) > removal.slug);
    list.items.splice(behind < 0 ? list.items.length : behind, 0, whole);
  } else
    for (const { key, value } of whole.items) {
      const kept = old.get(key, true);
      if (JSON.stringify(kept) !== JSON.stringify(value)) old.set(key, value);
    }
  return document.toString({ lineWidth: 120 });
}

function merge(stored: unknown, removal: Removal): Removal {
  const old = stored === undefined ? undefined : RemovalSchema.parse(stored);
  const formerSlugs = [...new Set([...(old?.formerSlugs ?? []), ...(removal.formerSlugs ?? [])])].sort();
  const reason = old?.reason ?? removal.reason;
  return RemovalSchema.parse({
    slug: removal.slug,
    ...(formerSlugs.length === 0 ? {} : { formerSlugs }),
    identifiers: [...new Set([...(old?.identifiers ?? []), ...removal.identifiers])].sort(),
    date: old?.date ?? removal.date,
    ...(reason === undefined ? {} : { reason }),
  });
}
