import type { ReactNode } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { Fidelity, Wait } from '../../model/fidelity';
import { operation } from '../inspector/operation';
import { useAnswer } from '../inspector/use-answer';
import { CommandLines } from '../kit/command-lines';
import styles from './fidelity-note.module.css';
import { lengthWords } from './length-words';

const ASKED = operation('Sandbox.DescribeFidelity', {});

function Part(props: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <header className={styles.header}>
        <h3 className={styles.title}>{props.title}</h3>
        <span className={styles.aside}>{props.aside}</span>
      </header>
      {props.children}
    </section>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className={styles.sentences}>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Waits({ waits }: { waits: readonly Wait[] }) {
  return (
    <table className={styles.waits}>
      <thead>
        <tr>
          <th scope="col">Wait, and where it is from</th>
          <th scope="col">Length</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {waits.map(({ what, seconds, assumed, source }) => (
          <tr key={what}>
            <td>
              <div className={styles.what}>{what}</div>
              <div className={styles.source}>{source}</div>
            </td>
            <td className={styles.length}>{lengthWords(seconds)}</td>
            <td>
              <span className={styles.badge} data-assumed={assumed}>
                {assumed ? 'assumed' : 'AWS'}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the simulator itself says about what it leaves out and what it had to assume. */
export function FidelityNote() {
  const { result } = useAnswer(ASKED, 0);
  if (!result?.ok) return null;
  // Its handler answers this very type; only the wire between has none.
  const { waits, assumptions, simplifications, operations } = result.output as Fidelity;
  const assumed = waits.filter((wait) => wait.assumed).length;
  return (
    <>
      <p className={styles.lead}>
        States, their order, limits, defaults and messages are AWS’s own. {operations.implemented}{' '}
        operations are carried out; {operations.refused} more are known and refused by name.
      </p>
      <Part title="Simplified">
        <Sentences of={simplifications} />
      </Part>
      <Part title="Waits" aside={`${assumed} of ${waits.length} assumed`}>
        <Waits waits={waits} />
      </Part>
      <Part title="Assumed besides">
        <Sentences of={assumptions} />
      </Part>
      <div className={styles.command}>
        <CommandLines lines={[toCommandLine(ASKED.target, ASKED.input)]} />
      </div>
    </>
  );
}
