import { stringify } from 'yaml';
import { RemovalsSchema, type Removal } from '../model/index.ts';

const HEADING = `# People who were removed for good. They are recognised by address and identifiers; no name is kept here.
# npm run claims -- remove SLUG adds to it. Nobody in it is shown or added again.
`;

/** The list with one more entry, or with what is new of one that is there. */
export function addRemoval(removals: readonly Removal[], removal: Removal): Removal[] {
  const old = removals.find(({ slug }) => slug === removal.slug);
  const formerSlugs = [...new Set([...(old?.formerSlugs ?? []), ...(removal.formerSlugs ?? [])])].sort();
  const reason = old?.reason ?? removal.reason;
  const whole: Removal = {
    slug: removal.slug,
    ...(formerSlugs.length === 0 ? {} : { formerSlugs }),
    identifiers: [...new Set([...(old?.identifiers ?? []), ...removal.identifiers])].sort(),
    date: old?.date ?? removal.date,
    ...(reason === undefined ? {} : { reason }),
  };
  return [...removals.filter((one) => one !== old), whole].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The text of `removals.yaml`. */
export function formatRemovals(removals: readonly Removal[]): string {
  return `${HEADING}${stringify(RemovalsSchema.parse(removals), { lineWidth: 120 })}`;
}
