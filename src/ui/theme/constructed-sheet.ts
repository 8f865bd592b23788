/** A style sheet of a window that is made of text, and is in no element. */
export interface ConstructedSheet {
  write: (css: string) => void;
  remove: () => void;
}

/**
 * Adds one, after those that the window has. A Content Security Policy without `unsafe-inline`
 * lets scripts write rules this way, but no `<style>`.
 */
export function constructedSheet(page: Window): ConstructedSheet {
  const { CSSStyleSheet, document } = page as Window & typeof globalThis;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return {
    write: (css) => sheet.replaceSync(css),
    remove: () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}
