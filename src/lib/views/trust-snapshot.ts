import type { Evidence, Trust } from '../model/index.ts';

/** Points as they are printed: at most one decimal, no trailing zero. The score rounds only the sum. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 10) / 10);
}

/** What would raise the score most: the next step of the line of evidence with the most points still to gain. */
export function nextStep({ evidence }: Pick<Trust, 'evidence'>): string | undefined {
  const open = evidence.filter((line) => line.next !== undefined).toSorted((a, b) => gain(b) - gain(a));
  return open[0]?.next;
}

function gain({ points, max }: Evidence): number {
  return max - points;
}
