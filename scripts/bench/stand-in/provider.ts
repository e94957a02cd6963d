import type { Person, Population } from './population.ts';

/** A question as it came, its address from the provider's base on. */
export interface Question {
  path: string;
  query: URLSearchParams;
  /** What was posted. */
  body: string;
}

/** A provider that stands in for a real one: its answer, JSON or XML, or `undefined` for a 404. */
export type Provider = (question: Question) => string | undefined;

/** Makes a provider that knows a population. */
export type Stand = (population: Population) => Provider;

/** The one of some people whose ORCID iD a text names. */
export function personNamed(people: readonly Person[], text: string): Person | undefined {
  const orcid = /\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/.exec(text)?.[0];
  return people.find((person) => person.orcid === orcid);
}

/** Items of one page of a list. */
export function pageOf<T>(items: readonly T[], start: number, size: number): T[] {
  return items.slice(start, start + size);
}

/** A number that a question holds, or what is meant without it. */
export function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  return Number(query.get(name) ?? otherwise);
}
