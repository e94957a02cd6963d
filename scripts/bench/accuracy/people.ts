import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold, normalizeName } from '../../../src/lib/normalize/index.ts';
import { clusterSignatures, type Signature } from '../../../src/lib/reconcile/index.ts';
import { bCubed } from './b-cubed.ts';
import type { Share } from './share.ts';

/** How well people of like names are told apart, and how well their names and affiliations as printed tell them apart. */
export interface Told {
  signatures: number;
  byEvidence: Share;
  byNameAndAffiliation: Share;
}

/**
 * Hand-labelled works of people called A. Gupta in DBLP: `record;person;name;co-authors;title;venue;year`, without affiliations.
 * @param file `agupta_train_f0.txt` or `agupta_test_f0.txt` of the recorded corpus
 */
export function measureGupta(file: string): Told {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';') as [string, string, string, string, string, string]);
  return tell(
    rows.map(([work, , name, coauthors, title, venue]) => ({
      work,
      name: nameOf(name),
      coauthors: coauthors
        .split(',')
        .filter((coauthor) => coauthor !== '')
        .map(nameOf),
      places: [],
      text: `${title} ${venue}`,
    })),
    rows.map(([, person]) => person),
  );
}

/**
 * Signatures in INSPIRE of everybody whose name contains Wang; of co-authors only those who are called so too are known.
 * @param folder `author_disambiguation/inspire_wang` of the recorded corpus
 */
export function measureWang(folder: string): Told {
  const rows = JSON.parse(readFileSync(join(folder, 'wang_signatures.json'), 'utf8')) as {
    publication_id: number;
    signature_id: number;
    author_name: string;
    author_affiliation: string | null;
  }[];
  const clusters = JSON.parse(readFileSync(join(folder, 'wang_clusters.json'), 'utf8')) as Record<string, number[]>;
  const personOf = new Map(Object.entries(clusters).flatMap(([person, ids]) => ids.map((id): [number, string] => [id, person])));
  const onWork = Map.groupBy(rows, ({ publication_id }) => publication_id);
  return tell(
    rows.map((row) => ({
      work: String(row.publication_id),
      name: nameOf(row.author_name),
      coauthors: onWork
        .get(row.publication_id)!
        .filter((other) => other !== row)
        .map(({ author_name }) => nameOf(author_name)),
      places: row.author_affiliation === null ? [] : [row.author_affiliation],
      text: '',
    })),
    rows.map(({ signature_id }) => personOf.get(signature_id)!),
  );
}

function tell(signatures: readonly Signature[], gold: readonly string[]): Told {
  const printed = signatures.map(({ name, places }) => `${fold(name.literal)} ${places.map(fold).join(' ')}`);
  return {
    signatures: signatures.length,
    byEvidence: bCubed(clusterSignatures(signatures), gold),
    byNameAndAffiliation: bCubed(printed, gold),
  };
}

function nameOf(literal: string) {
  return normalizeName({ literal }) ?? { literal };
}
