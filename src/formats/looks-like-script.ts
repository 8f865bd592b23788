/** `aws ecs …` at the beginning of a line, or `NAME=$(aws ecs …`, global options first or not. */
const AWS_LINE = /^(?:export\s+)?(?:[A-Za-z_]\w*=["']?\$\(\s*)?aws\s+(?:--\S+\s+\S+\s+)*[a-z]/m;

/** Whether a text is a script of `aws` lines: what `sim export --to cli` writes, or a shell's. */
export const looksLikeScript = (text: string): boolean =>
  !/^\s*[[{]/.test(text) && AWS_LINE.test(text);
