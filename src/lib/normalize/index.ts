export { normalizePages } from './biblio.ts';
export { normalizeDate } from './date.ts';
export { texToInline, texToProse } from './latex.ts';
export { htmlToInline, htmlToProse, plainToInline, plainToProse } from './markup.ts';
export { isGroupName, normalizeName } from './name.ts';
export { normalizeRecord } from './record.ts';
export { sameName, sortKey, type NameVerdict } from './same-name.ts';
export { fold, foldWords } from './fold.ts';
export { collapse, decodeEntities, stripControls, tidyText } from './text.ts';
