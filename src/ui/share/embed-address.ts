/** What the frame is to show, and how. */
export interface Embedding {
  /** Address of this page without what it was opened with. */
  page: string;
  /** The sandbox, packed (`formats/share`), with its moment. */
  fragment: string;
  /** Name of the sandbox: what a screen reader says of the frame. */
  title: string;
  autoplay: boolean;
  captions: boolean;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function embedAddress({ page, fragment, autoplay, captions }: Omit<Embedding, 'title'>): string {
  const asked = [autoplay ? '&autoplay' : '', captions ? '&captions' : ''].join('');
  return `${page}?embed${asked}${fragment}`;
}

/** The frame as HTML, to be pasted into a page. */
export const embedSnippet = ({ title, ...what }: Embedding): string =>
  `<iframe src="${escaped(embedAddress(what))}" title="${escaped(title)}" width="960" height="540" ` +
  `style="border: 0; border-radius: 12px" loading="lazy" allow="fullscreen"></iframe>`;
