export { formatBadge } from './badge.ts';
export { createCardCache, type CardCache } from './cache.ts';
export { CARD_SIZE, describeCard, selectAuthorCard, selectSiteCard, type Card } from './card.ts';
export { drawCard } from './draw.ts';
export { readCardPng, SITE_CARD } from './press.ts';
