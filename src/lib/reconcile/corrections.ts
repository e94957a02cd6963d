import * as z from 'zod';
import { InlineTextSchema, refersTo, WorkTypeSchema, type Issue, type WorkRecord } from '../model/index.ts';
import { texToInline } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import { namesOf } from './identify.ts';
import type { WorkToLink } from './people.ts';
import { isPreprint } from './kind.ts';

const ReferenceSchema = z.string().regex(/^(?:(?:arxiv|doi):\S+|[a-z0-9]+(?:-[a-z0-9]+)*)$/, 'a work is named arxiv:…, doi:… or by its id');
const reason = z.string().min(3, 'every correction says why');

/** One file of `src/content/corrections/*.yaml`: a list of corrections, each with a reason. A correction always wins. */
export const CorrectionsSchema = z.array(
  z.discriminatedUnion('do', [
    /** The works named are one. */
    z.strictObject({ do: z.literal('merge'), works: z.array(ReferenceSchema).min(2), reason }),
    /** The record with this identifier is no part of the work it was joined to. */
    z.strictObject({ do: z.literal('split'), work: ReferenceSchema, reason }),
    /** The title, which may hold TeX math. */
    z.strictObject({ do: z.literal('retitle'), work: ReferenceSchema, title: z.string().min(1), reason }),
    z.strictObject({ do: z.literal('retype'), work: ReferenceSchema, type: WorkTypeSchema, reason }),
    /** The work is not shown. */
    z.strictObject({ do: z.literal('hide'), work: ReferenceSchema, reason }),
  ]),
);
export type Correction = z.infer<typeof CorrectionsSchema>[number];

/** Pairs of record ids that corrections want joined. */
export function assertedPairs(corrections: readonly Correction[], records: readonly WorkRecord[]): [string, string][] {
  return corrections.flatMap((correction) => {
    if (correction.do !== 'merge') return [];
    const [first, ...others] = correction.works.flatMap((reference) => records.find((record) => names(reference, record)) ?? []);
    return first === undefined ? [] : others.map((other): [string, string] => [first.id, other.id]);
  });
}

/**
 * Take the records that corrections split off out of their clusters; each makes a work of its own. A published version
 * that is split from its preprint no longer names it.
 */
export function splitClusters(clusters: readonly WorkRecord[][], corrections: readonly Correction[]): WorkRecord[][] {
  const apart = corrections.flatMap((correction) => (correction.do === 'split' ? [correction.work] : []));
  if (apart.length === 0) return [...clusters];
  return clusters.flatMap((cluster) => {
    const out = cluster.filter((record) => apart.some((reference) => names(reference, record)));
    const rest = cluster.filter((record) => !out.includes(record));
    if (rest.length === 0 || out.length === 0) return [cluster];
    const left = new Set<string>(rest.flatMap((record) => record.arxiv?.id ?? []));
    return [rest, out.map((record) => (!isPreprint(record) && left.has(record.arxiv?.id ?? '') ? withoutArxiv(record) : record))];
  });
}

function withoutArxiv({ arxiv: _, ...record }: WorkRecord): WorkRecord {
  return record;
}

/**
 * Apply what corrections say of single works; one that names no work is an issue.
 * @param redirects lost work ids and the ids they became: a correction may name a work by any id it ever had
 */
export function applyCorrections(
  works: readonly WorkToLink[],
  corrections: readonly Correction[],
  redirects: Readonly<Record<string, string>> = {},
): { works: WorkToLink[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const present = (reference: string) => (Object.hasOwn(redirects, reference) ? redirects[reference]! : reference);
  let corrected = [...works];
  for (const correction of corrections) {
    const references = (correction.do === 'merge' ? correction.works : [correction.work]).map(present);
    for (const reference of references) {
      if (corrected.some((work) => refersTo(reference, work)) || correction.do === 'hide') continue;
      issues.push({
        severity: 'warning',
        source: 'corrections',
        place: 'src/content/corrections',
        record: reference,
        message: `A correction (“${correction.reason}”) names ${reference}, but there is no such work.`,
        remedy: 'Check the identifier, or remove the correction.',
      });
    }
    if (correction.do === 'hide') corrected = corrected.filter((work) => !refersTo(present(correction.work), work));
    else if (correction.do !== 'merge')
      corrected = corrected.map((work) => (refersTo(present(correction.work), work) ? change(work, correction) : work));
  }
  return { works: corrected, issues };
}

function change(work: WorkToLink, correction: Correction): WorkToLink {
  switch (correction.do) {
    case 'retitle': {
      const title = InlineTextSchema.parse(texToInline(correction.title));
      return toPlain(title) === toPlain(work.title) ? work : { ...work, title };
    }
    case 'retype':
      return { ...work, type: correction.type };
    default:
      return work;
  }
}

function names(reference: string, record: WorkRecord): boolean {
  const value = reference.slice(reference.indexOf(':') + 1).toLowerCase();
  if (reference.startsWith('arxiv:')) return record.arxiv?.id === value;
  if (reference.startsWith('doi:')) return record.dois.some((doi) => doi === value);
  return namesOf(record).some((name) => name === reference);
}
