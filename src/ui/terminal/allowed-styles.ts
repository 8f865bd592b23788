import { constructedSheet } from '../theme/constructed-sheet';

/**
 * xterm.js writes its rules into `<style>` elements and colours single cells by the attribute
 * `style`. The page's Content Security Policy lets neither in; the same rules in a constructed
 * sheet, and the same colours through the CSS object model, it does.
 */
export interface AllowedStyles {
  /** The page's document as xterm is to see it: its `documentOverride`. */
  document: Document;
  /** Runs what would go past that to the page's own document: `terminal.open`. */
  during: (open: () => void) => void;
}

export function allowedStyles(page: Document): AllowedStyles {
  const createElement = (name: string): HTMLElement => {
    if (name === 'style') return standIn(page);
    const element = Document.prototype.createElement.call(page, name) as HTMLElement;
    if (name === 'span') element.setAttribute = throughObjectModel;
    return element;
  };
  return {
    document: new Proxy(page, {
      get: (target, key) => {
        if (key === 'createElement') return createElement;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
    during: (open) => {
      Object.defineProperty(page, 'createElement', { value: createElement, configurable: true });
      try {
        open();
      } finally {
        Reflect.deleteProperty(page, 'createElement');
      }
    },
  };
}

function throughObjectModel(this: HTMLElement, name: string, value: string): void {
  if (name === 'style') this.style.cssText = value;
  else Element.prototype.setAttribute.call(this, name, value);
}

/** What is put where a `<style>` would be; its text goes into a constructed sheet. */
function standIn(page: Document): HTMLElement {
  const element = Document.prototype.createElement.call(page, 'template') as HTMLElement;
  const sheet = constructedSheet(page.defaultView ?? window);
  Object.defineProperty(element, 'textContent', { set: sheet.write });
  element.remove = () => {
    sheet.remove();
    Element.prototype.remove.call(element);
  };
  return element;
}
