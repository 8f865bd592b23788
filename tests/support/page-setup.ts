/**
 * What happy-dom lacks, or answers as if nothing were ever laid out, and Mantine, React Flow or
 * Testing Library ask for. None of it imitates our own code.
 */
import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class NoIntersectionObserver implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds: readonly number[] = [];
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}

/** React Flow reads only the scale out of the viewport's transform. */
class ScaleOnlyMatrix {
  readonly m22: number;
  constructor(transform?: string) {
    const scale = /scale\(([\d.]+)\)/.exec(transform ?? '')?.[1];
    this.m22 = scale === undefined ? 1 : Number(scale);
  }
}

function matchNothing(query: string): MediaQueryList {
  return {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
    addEventListener: () => {},
    removeEventListener: () => {},
    dispatchEvent: () => false,
  };
}

/** Nothing is laid out, and React Flow draws no node of size nought. */
function inlineSize(element: HTMLElement, side: 'width' | 'height', fallback: number): number {
  return Number.parseFloat(element.style[side]) || fallback;
}

const stubs = {
  ResizeObserver: NoResizeObserver,
  IntersectionObserver: NoIntersectionObserver,
  DOMMatrixReadOnly: ScaleOnlyMatrix,
  matchMedia: matchNothing,
};
for (const [name, value] of Object.entries(stubs)) {
  Object.defineProperty(window, name, { value, writable: true, configurable: true });
}

Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: {
    configurable: true,
    get(this: HTMLElement) {
      return inlineSize(this, 'width', 100);
    },
  },
  offsetHeight: {
    configurable: true,
    get(this: HTMLElement) {
      return inlineSize(this, 'height', 40);
    },
  },
});
Object.defineProperty(SVGElement.prototype, 'getBBox', {
  configurable: true,
  value: () => ({ x: 0, y: 0, width: 0, height: 0 }),
});

/**
 * What has no display here is inline, as in browsers, and cells and rows of tables are not: names
 * are put together with a space between what is not inline.
 */
const askStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element, pseudo) => {
  const style = askStyle(element, pseudo);
  if (style.display !== '') return style;
  const display = /^T[DHR]$/.test(element.tagName) ? 'table-cell' : 'inline';
  const read = (name: string) => (name === 'display' ? display : style.getPropertyValue(name));
  return new Proxy(style, {
    get(_, key) {
      if (key === 'getPropertyValue') return read;
      return key === 'display' ? display : (Reflect.get(style, key, style) as unknown);
    },
  });
};

document.adoptedStyleSheets = [];
Element.prototype.scrollIntoView = () => {};
Element.prototype.setPointerCapture = () => {};
Element.prototype.releasePointerCapture = () => {};
Element.prototype.hasPointerCapture = () => false;
HTMLCanvasElement.prototype.getContext = () => null;
URL.createObjectURL = () => 'blob:nowhere';
URL.revokeObjectURL = () => {};
Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { ready: Promise.resolve(), addEventListener: () => {}, removeEventListener: () => {} },
});

// One page serves many files: what a test left in it is gone for the next.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
