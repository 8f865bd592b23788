/** How every PNG begins. https://www.w3.org/TR/png-3/#5PNG-file-signature */
export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Whether bytes are a PNG picture. */
export const isPng = (bytes: Uint8Array): boolean =>
  PNG_SIGNATURE.every((byte, at) => bytes[at] === byte);
