const FRONT = /^\uFEFF?---\r?\n(?:[^\n]*\n)*?title:[^\n]*\n(?:[^\n]*\n)*?---\r?\n/;

/** Whether a file is meant to be a lesson: Markdown, or what begins as a lesson does. */
export const looksLikeLesson = (fileName: string, text: string): boolean =>
  /\.(?:md|markdown)$/i.test(fileName) || (/^## /m.test(text) && FRONT.test(text));
