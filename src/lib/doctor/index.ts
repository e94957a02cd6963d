export type { Advice, Subject, Surroundings } from './advice.ts';
export { advise } from './advise.ts';
export { formatCheckup, formatWorklist } from './format.ts';
export { makeWorklist, type WorkItem } from './worklist.ts';
