export { createHttp, type HttpOptions } from './client.ts';
export type { Http, HttpAnswer, HttpRequest } from './http.ts';
export { userAgent } from './identity.ts';
export { readList } from './list.ts';
