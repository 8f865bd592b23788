import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { PAGE_POLICY } from '../src/headless/serve/page-policy.ts';

/**
 * Who may frame the page is not said: only a header could, slides kept as files match no pattern of
 * it, and `?embed` is meant for them.
 */
function sendPolicy(_: unknown, response: ServerResponse, next: () => void): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  next();
}

/**
 * Puts the policy into the built page, before all that it rules, and before each file that
 * `vite preview` answers. The dev server goes without: it writes inline scripts and styles.
 */
export const pagePolicy: Plugin = {
  name: 'page-policy',
  configurePreviewServer: ({ middlewares }) => void middlewares.use(sendPolicy),
  transformIndexHtml: {
    order: 'post',
    handler: (page, { server }) => {
      if (server) return page;
      const charset = '<meta charset="UTF-8" />';
      if (!page.includes(charset)) throw new Error(`index.html has no ${charset}`);
      const policy = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`;
      const referrer = '<meta name="referrer" content="no-referrer" />';
      return page.replace(charset, `${charset}\n    ${policy}\n    ${referrer}`);
    },
  },
};
