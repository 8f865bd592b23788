import { useState } from 'react';
import type { ConditionOptions } from '../../state/gestures/load-balancing';
import { TextSetting } from '../kit/setting';
import styles from './add-card.module.css';

const NOTHING = { path: '/api/*', host: '', method: '', header: '', query: '', source: '' };

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** `name: value, value` as a condition on a header. */
function headerOf(text: string): ConditionOptions['header'] {
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { name: text.slice(0, colon).trim(), values: list(text.slice(colon + 1)) };
}

/** Which requests a rule is for. */
export function useConditions() {
  const [texts, setTexts] = useState(NOTHING);
  const header = headerOf(texts.header);
  const options: ConditionOptions = {
    paths: list(texts.path),
    hosts: list(texts.host),
    methods: list(texts.method.toUpperCase()),
    ...(header && { header }),
    queries: list(texts.query),
    sources: list(texts.source),
  };
  const problem = problemOf(texts, header);
  const set = (change: Partial<typeof NOTHING>) => setTexts((before) => ({ ...before, ...change }));
  return { texts, options, problem, set };
}

function problemOf(texts: typeof NOTHING, header: ConditionOptions['header']): string | null {
  if (texts.header.trim() !== '' && (!header || header.values.length === 0)) {
    return 'A header condition reads: Name: value';
  }
  const some = Object.values(texts).some((text) => text.trim() !== '');
  return some ? null : 'A rule needs at least one condition.';
}

export function ConditionFields({ held }: { held: ReturnType<typeof useConditions> }) {
  const { texts, set } = held;
  return (
    <>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'path-pattern', hint: '* stands for anything; commas between several.' }}
          value={texts.path}
          onChange={(path) => set({ path })}
          placeholder="any"
        />
        <TextSetting
          text={{ name: 'host-header', hint: 'Host that the client asked for.' }}
          value={texts.host}
          onChange={(host) => set({ host })}
          placeholder="any"
        />
      </div>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'http-request-method', hint: 'GET, POST …' }}
          value={texts.method}
          onChange={(method) => set({ method })}
          placeholder="any"
        />
        <TextSetting
          text={{ name: 'http-header', hint: 'Name: value' }}
          value={texts.header}
          onChange={(header) => set({ header })}
          placeholder="any"
        />
      </div>
      <div className={styles.pair}>
        <TextSetting
          text={{ name: 'query-string', hint: 'key=value, or a value of any key.' }}
          value={texts.query}
          onChange={(query) => set({ query })}
          placeholder="any"
        />
        <TextSetting
          text={{ name: 'source-ip', hint: 'Blocks of addresses, 203.0.113.0/24.' }}
          value={texts.source}
          onChange={(source) => set({ source })}
          placeholder="any"
        />
      </div>
    </>
  );
}
