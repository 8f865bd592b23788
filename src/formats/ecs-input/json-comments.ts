/**
 * The text without JavaScript's comments, blanks in their place so that lines and columns stay;
 * and the line of the first one. Editors take them in JSON, the AWS CLI does not.
 */
export function withoutComments(text: string): { text: string; line: number } | undefined {
  let first = -1;
  const pieces = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;
  const bare = text.replace(pieces, (piece, offset: number) => {
    if (piece.startsWith('"')) return piece;
    if (first < 0) first = offset;
    return piece.replace(/[^\n\r]/g, ' ');
  });
  return first < 0 ? undefined : { text: bare, line: text.slice(0, first).split('\n').length };
}
