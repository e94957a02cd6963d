import { byUrgency, MEMBERS, ROSTER, type Advice } from './advice.ts';

/** Something to do for one author or for many at once. */
export interface WorkItem {
  advice: Advice;
  /** Authors whose pages it helps. */
  slugs: string[];
  /** Points that all of them together can rise by. */
  effect: number;
}

/** What to do over all authors, removals and then the greatest effect first. What one act does for many, such as a source switched on, is one item. */
export function makeWorklist(advice: readonly Advice[]): WorkItem[] {
  return [...Map.groupBy(advice, actOf).values()]
    .map((same): WorkItem => {
      const slugs = [...new Set(same.map(({ slug }) => slug))];
      return { advice: forAll(same[0]!, slugs), slugs, effect: same.reduce((sum, { effect }) => sum + effect, 0) };
    })
    .sort((a, b) => byUrgency(urgencyOf(a), urgencyOf(b)) || (a.slugs[0]! < b.slugs[0]! ? -1 : a.slugs[0]! > b.slugs[0]! ? 1 : 0));
}

function urgencyOf({ advice: { about }, effect }: WorkItem): Pick<Advice, 'about' | 'effect'> {
  return { about, effect };
}

/** What tells one act from another: a change of the settings, or of one list of members, is the same whomever it is for. */
function actOf({ slug, about, task, edit }: Advice): string {
  if (edit?.file === 'src/site.config.ts') return `${edit.file} ${edit.text}`;
  if (edit?.file === ROSTER) return `${ROSTER} ${edit.text?.split(MEMBERS)[0]}`;
  return `${slug} ${about} ${task}`;
}

/** A list of members names all of them. */
function forAll(advice: Advice, slugs: readonly string[]): Advice {
  if (advice.edit?.file !== ROSTER) return advice;
  const [head] = advice.edit.text!.split(MEMBERS);
  return { ...advice, edit: { file: ROSTER, text: `${head}${MEMBERS}${slugs.map((slug) => `\n  - author: ${slug}`).join('')}` } };
}
