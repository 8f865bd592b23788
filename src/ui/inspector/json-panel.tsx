import { useState } from 'react';
import { withMoments } from '../../cli/moments';
import { toCommandLine } from '../../cli/to-command-line';
import type { Result } from '../../model/result';
import type { EntityView } from '../../model/view';
import { CommandLines } from '../kit/command-lines';
import { CopyButton } from '../kit/copy-button';
import { ChoiceSetting } from '../kit/setting';
import { ComposeAnswer } from './compose-answer';
import styles from './json-panel.module.css';
import { type JsonSource, jsonSourcesOf } from './json-sources';
import { outputMember } from './output';
import { useAnswer } from './use-answer';

const nameOf = ({ operation }: JsonSource) =>
  operation.target.slice(operation.target.indexOf('.') + 1);

const LANGUAGES = ['JSON', 'Compose'] as const;

/** What AWS answers about the selection: the very describe, as JSON. */
export function JsonPanel({ view }: { view: EntityView }) {
  const sources = jsonSourcesOf(view);
  const [chosen, setChosen] = useState('');
  const source = sources.find((one) => nameOf(one) === chosen) ?? sources[0];
  const { result } = useAnswer(source?.operation ?? null, view);
  const [language, setLanguage] = useState<string>(LANGUAGES[0]);
  if (!source) return null;
  const isCompose = language === 'Compose' && nameOf(source) === 'DescribeTaskDefinition';
  return (
    <div className={styles.panel}>
      {sources.length > 1 && (
        <ChoiceSetting
          text={{ name: 'Operation', hint: 'Each tells about another side of it.' }}
          value={nameOf(source)}
          onChange={setChosen}
          choices={sources.map(nameOf)}
        />
      )}
      <CommandLines lines={[toCommandLine(source.operation.target, source.operation.input)]} />
      {nameOf(source) === 'DescribeTaskDefinition' && (
        <ChoiceSetting
          text={{ name: 'Seen as', hint: 'What ECS has registered, or what Compose would say.' }}
          value={language}
          onChange={setLanguage}
          choices={LANGUAGES}
        />
      )}
      {result && isCompose && <ComposeAnswer definition={outputMember(result, 'taskDefinition')} />}
      {result && !isCompose && <Answer text={textOf(answerOf(result, source))} />}
    </div>
  );
}

/** As the CLI prints it: moments in ISO 8601. */
const answerOf = (result: Result, source: JsonSource): unknown =>
  result.ok ? withMoments(source.operation.target, shown(result, source)) : result.error;

function shown(result: { ok: true; output: unknown }, { list, isIt }: JsonSource): unknown {
  if (list === undefined) return result.output;
  const items = outputMember(result, list);
  return Array.isArray(items) ? ((isIt ? items.find(isIt) : items[0]) ?? null) : result.output;
}

const textOf = (value: unknown) => JSON.stringify(value, null, 2) ?? '';

function Answer({ text }: { text: string }) {
  return (
    <div className={styles.answer}>
      <span className={styles.copy}>
        <CopyButton text={text} label="Copy the JSON" />
      </span>
      <pre className={styles.text} tabIndex={0} aria-label="Answer as JSON">
        {text}
      </pre>
    </div>
  );
}
