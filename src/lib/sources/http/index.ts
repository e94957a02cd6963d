export { createHttp, userAgent, type HttpOptions } from './client.ts';
export type { Http, HttpAnswer, HttpRequest } from './http.ts';
