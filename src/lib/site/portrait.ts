/** How a portrait is cut, in CSS pixels: where something catches the eye, which of a person is the face. */
export const PORTRAIT = { width: 152, height: 184, fit: 'cover', position: 'attention' } as const;
