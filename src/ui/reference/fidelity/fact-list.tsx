import { memo } from 'react';
import type { Fidelity, Wait } from '../../../model/fidelity';
import styles from './fidelity.module.css';
import { InlineText } from './inline-text';
import { lengthWords } from './length-words';
import type { Fact, FactSection } from './read-facts';

/** Of a fact, a wait or an assumption: where a link within the page leads. */
export const anchorOf = (at: string): string => `fidelity-${at}`;

/** Goes to another entry of the page, wherever that is. */
export type GoTo = (at: string) => void;

/** One section of facts. */
export const FactList = memo(function FactList(props: {
  section: FactSection;
  said: Fidelity;
  marked: string | undefined;
  goTo: GoTo;
}) {
  const { section, said, marked, goTo } = props;
  return (
    <section className={styles.section} aria-labelledby={`${anchorOf(section.number)}-title`}>
      <h3 id={`${anchorOf(section.number)}-title`}>
        <span className={styles.number}>{section.number}</span> {section.title}
      </h3>
      {section.intro !== '' && (
        <p className={styles.quiet}>
          <InlineText text={section.intro} />
        </p>
      )}
      <ul className={styles.facts}>
        {section.facts.map((fact) => (
          <FactRow
            key={fact.id}
            fact={fact}
            said={said}
            isMarked={fact.id === marked}
            goTo={goTo}
          />
        ))}
      </ul>
    </section>
  );
});

function FactRow(props: { fact: Fact; said: Fidelity; isMarked: boolean; goTo: GoTo }) {
  const { fact, said, isMarked, goTo } = props;
  const { id, what, here, how, source, pages } = fact;
  return (
    <li id={anchorOf(id)} data-marked={isMarked || undefined} tabIndex={-1}>
      <span className={styles.number}>{id}</span>
      <div>
        <p>
          <InlineText text={what} />
        </p>
        <p className={styles.source}>
          {pages.length === 0 && source !== '' && (
            <span>
              <InlineText text={source} />
            </span>
          )}
          {pages.map(({ name, url }, index) => (
            <a key={index} href={url} target="_blank" rel="noreferrer noopener">
              {name}
            </a>
          ))}
        </p>
      </div>
      <div>
        <p>
          <span className={styles.standing} data-here={here}>
            {here}
          </span>
          {how !== '' && (
            <>
              : <InlineText text={how} />
            </>
          )}
        </p>
        <Timings id={id} said={said} goTo={goTo} />
      </div>
    </li>
  );
}

/** The waits and assumptions that a fact rests on. */
function Timings({ id, said, goTo }: { id: string; said: Fidelity; goTo: GoTo }) {
  const waits = said.waits.filter(({ facts }) => facts.includes(id));
  const assumptions = said.assumptions.filter(({ facts }) => facts.includes(id));
  if (waits.length + assumptions.length === 0) return null;
  return (
    <p className={styles.source}>
      {waits.map((wait) => (
        <button key={wait.id} type="button" onClick={() => goTo(wait.id)}>
          {wait.what}: {lengthWords(wait.seconds)}
        </button>
      ))}
      {assumptions.map((one) => (
        <button key={one.text} type="button" onClick={() => goTo(assumptionId(said, one.text))}>
          what is assumed
        </button>
      ))}
    </p>
  );
}

const assumptionId = (said: Fidelity, text: string): string =>
  `assumption-${said.assumptions.findIndex((one) => one.text === text) + 1}`;

/** Buttons that lead to facts. */
function Facts({ of, goTo }: { of: readonly string[]; goTo: GoTo }) {
  return of.map((id) => (
    <button key={id} type="button" onClick={() => goTo(id)} aria-label={`Fact ${id}`}>
      {id}
    </button>
  ));
}

/** How long everything takes, by AWS or assumed. */
export function Waits(props: { waits: readonly Wait[]; marked: string | undefined; goTo: GoTo }) {
  const { waits, marked, goTo } = props;
  return (
    <table className={styles.waits} aria-label="Waits">
      <thead>
        <tr>
          <th scope="col">Wait, and where it is from</th>
          <th scope="col">Length</th>
          <th scope="col">By</th>
          <th scope="col">Facts</th>
        </tr>
      </thead>
      <tbody>
        {waits.map(({ id, what, seconds, assumed, source, facts }) => (
          <tr key={id} id={anchorOf(id)} data-marked={id === marked || undefined} tabIndex={-1}>
            <td>
              <div className={styles.what}>{what}</div>
              <div className={styles.source}>
                {source.startsWith('https://docs.aws.amazon.com/') && !source.includes(' ') ? (
                  <a href={source} target="_blank" rel="noreferrer noopener">
                    {source.replace(/^.*\//, '').replace(/\.html$/, '')}
                  </a>
                ) : (
                  <span>{source}</span>
                )}
              </div>
            </td>
            <td className={styles.length}>{lengthWords(seconds)}</td>
            <td>{assumed ? 'assumed' : 'AWS'}</td>
            <td className={styles.source}>
              <Facts of={facts} goTo={goTo} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is assumed besides the waits. */
export function Assumptions(props: {
  said: Fidelity;
  shown: Fidelity['assumptions'];
  marked: string | undefined;
  goTo: GoTo;
}) {
  const { said, shown, marked, goTo } = props;
  return (
    <ul className={styles.sentences}>
      {shown.map(({ text, facts }) => {
        const id = assumptionId(said, text);
        return (
          <li key={id} id={anchorOf(id)} data-marked={id === marked || undefined} tabIndex={-1}>
            {text}{' '}
            <span className={styles.source}>
              <Facts of={facts} goTo={goTo} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
