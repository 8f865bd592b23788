import type { Annotation } from '../../../model/sandbox-document';

/** Its words, as a menu says what it is. */
export const annotationName = ({ kind, text }: Annotation): string => {
  const words = text.trim().split('\n')[0] ?? '';
  return words === '' ? `the ${kind}` : `${kind} “${words}”`;
};
