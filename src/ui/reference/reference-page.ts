/** What a page is given: what is to be seen first, by the page’s own name for it. */
export interface ReferencePageProps {
  at?: string;
}
