import * as z from 'zod';
import {
  followRedirect,
  InlineTextSchema,
  refersTo,
  WorkReferenceSchema,
  WorkTypeSchema,
  type Issue,
  type Ledger,
  type WorkRecord,
} from '../model/index.ts';
import { texToInline } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { WorkToLink } from './people.ts';
import { isPreprint } from './kind.ts';
import { RecordIndex } from './record-index.ts';

const reason = z.string().min(3, 'every correction says why');

/** One file of `src/content/corrections/*.yaml`: a list of corrections, each with a reason. A correction always wins. */
export const CorrectionsSchema = z.array(
  z.discriminatedUnion('do', [
    /** The works named are one. */
    z.strictObject({ do: z.literal('merge'), works: z.array(WorkReferenceSchema).min(2), reason }),
    /** The record with this identifier is no part of the work it was joined to. */
    z.strictObject({ do: z.literal('split'), work: WorkReferenceSchema, reason }),
    /** The title, which may hold TeX math. */
    z.strictObject({ do: z.literal('retitle'), work: WorkReferenceSchema, title: z.string().min(1), reason }),
    z.strictObject({ do: z.literal('retype'), work: WorkReferenceSchema, type: WorkTypeSchema, reason }),
    /** The work is not shown. */
    z.strictObject({ do: z.literal('hide'), work: WorkReferenceSchema, reason }),
  ]),
);
export type Correction = z.infer<typeof CorrectionsSchema>[number];

/** Pairs of record ids that corrections want joined. */
export function assertedPairs(corrections: readonly Correction[], records: readonly WorkRecord[], ledger: Ledger): [string, string][] {
  const merges = corrections.filter((correction) => correction.do === 'merge');
  if (merges.length === 0) return [];
  const index = new RecordIndex(records, ledger);
  return merges.flatMap(({ works }) => {
    const [first, ...others] = works.flatMap((reference) => index.named(reference)[0] ?? []);
    return first === undefined ? [] : others.map((other): [string, string] => [first.id, other.id]);
  });
}

/**
 * Take the records that corrections split off out of their clusters; each makes a work of its own. A published version
 * that is split from its preprint no longer names it.
 */
export function splitClusters(clusters: readonly WorkRecord[][], corrections: readonly Correction[], ledger: Ledger): WorkRecord[][] {
  const apart = corrections.flatMap((correction) => (correction.do === 'split' ? [correction.work] : []));
  if (apart.length === 0) return [...clusters];
  const index = new RecordIndex(clusters.flat(), ledger);
  const leaving = new Set(apart.flatMap((reference) => index.named(reference)));
  return clusters.flatMap((cluster) => {
    const out = cluster.filter((record) => leaving.has(record));
    const rest = cluster.filter((record) => !leaving.has(record));
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
  const present = (reference: string) => followRedirect(reference, redirects);
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
