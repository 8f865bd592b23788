import { useState } from 'react';
import type { DefinitionOptions } from '../../state/gestures/launch';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import styles from './add-card.module.css';
import { CPU_CHOICES, memoryChoices } from './fargate-sizes';

const NEW = 'new';

/** What the fields hold; `definition` is `NEW` or `family:revision`. */
interface Held {
  definition: string;
  image: string | null;
  port: number | '';
  cpu: string;
  memory: string;
}

/** A task definition: one that is there, or a new one with a single container. */
export function useDefinition(family: string) {
  const [held, setHeld] = useState<Held>({
    definition: NEW,
    image: null,
    port: 80,
    cpu: '256',
    memory: '512',
  });
  const isNew = held.definition === NEW;
  const image = held.image ?? `${family}:1`;
  const options: DefinitionOptions = isNew
    ? {
        image,
        containerPort: held.port === '' ? null : held.port,
        cpu: held.cpu,
        memory: held.memory,
      }
    : { taskDefinition: held.definition };
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const problem = isNew && image === '' ? 'A container needs an image.' : null;
  return { held: { ...held, image }, isNew, options, problem, set };
}

export function DefinitionFields(props: {
  definition: ReturnType<typeof useDefinition>;
  existing: readonly string[];
}) {
  const { held, isNew, set } = props.definition;
  const choices = [{ value: NEW, label: 'register a new one' }, ...props.existing];
  return (
    <>
      {props.existing.length > 0 && (
        <ChoiceSetting
          text={{ name: 'taskDefinition', hint: 'What each task is made of.' }}
          value={held.definition}
          onChange={(definition) => set({ definition })}
          choices={choices}
        />
      )}
      {isNew && (
        <>
          <div className={styles.pair}>
            <TextSetting
              text={{ name: 'image', hint: 'Any name: its behaviour is set in the inspector.' }}
              value={held.image}
              onChange={(image) => set({ image })}
            />
            <NumberSetting
              text={{ name: 'containerPort', hint: 'Empty: it listens to nothing.' }}
              value={held.port}
              onChange={(port) => set({ port })}
              min={1}
              max={65_535}
              optional
            />
          </div>
          <SizeFields cpu={held.cpu} memory={held.memory} set={set} />
        </>
      )}
    </>
  );
}

function SizeFields(props: {
  cpu: string;
  memory: string;
  set: (change: { cpu?: string; memory: string }) => void;
}) {
  const memories = memoryChoices(props.cpu);
  const onCpu = (cpu: string) => {
    const fits = memoryChoices(cpu);
    const kept = fits.some(({ value }) => value === props.memory);
    props.set({ cpu, memory: kept ? props.memory : fits[0]!.value });
  };
  return (
    <div className={styles.pair}>
      <ChoiceSetting
        text={{ name: 'cpu', hint: 'CPU units of a task.' }}
        value={props.cpu}
        onChange={onCpu}
        choices={CPU_CHOICES}
      />
      <ChoiceSetting
        text={{ name: 'memory', hint: 'What Fargate pairs with it.' }}
        value={props.memory}
        onChange={(memory) => props.set({ memory })}
        choices={memories}
      />
    </div>
  );
}
