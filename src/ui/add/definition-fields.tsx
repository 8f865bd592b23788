import { useState } from 'react';
import type { DefinitionOptions, NetworkMode } from '../../state/gestures/launch';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useAnswer } from '../inspector/use-answer';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import styles from './add-card.module.css';
import { CPU_CHOICES, memoryChoices } from './fargate-sizes';
import type { LaunchChoice } from './use-launch';

const NEW = 'new';

/** What the fields hold; `definition` is `NEW` or `family:revision`. */
interface Held {
  definition: string;
  image: string | null;
  port: number | '';
  /** Bridge only: empty for whichever is free. */
  hostPort: number | '';
  cpu: string;
  memory: string;
  cpuArchitecture: 'X86_64' | 'ARM64';
  ephemeralStorage: number | '';
}

const START: Held = {
  definition: NEW,
  image: null,
  port: 80,
  hostPort: '',
  cpu: '256',
  memory: '512',
  cpuArchitecture: 'X86_64',
  ephemeralStorage: '',
};

function toOptions(held: Held, image: string): DefinitionOptions {
  if (held.definition !== NEW) return { taskDefinition: held.definition };
  const { port, hostPort, cpu, memory, cpuArchitecture, ephemeralStorage } = held;
  return {
    image,
    containerPort: port === '' ? null : port,
    ...(hostPort !== '' && { hostPort }),
    cpu,
    memory,
    cpuArchitecture,
    ...(ephemeralStorage !== '' && { ephemeralStorage }),
  };
}

const MODES: readonly NetworkMode[] = ['awsvpc', 'bridge', 'host'];

/** Of a definition that is there already; `bridge` where it says none. */
function useGivenMode(definition: string): NetworkMode | null {
  const asked =
    definition === NEW
      ? null
      : operation('ECS.DescribeTaskDefinition', { taskDefinition: definition });
  const found = outputMember(useAnswer(asked, definition).result, 'taskDefinition');
  if (asked === null || typeof found !== 'object' || found === null) return null;
  return MODES.find((mode) => 'networkMode' in found && found.networkMode === mode) ?? 'bridge';
}

/** A task definition: one that is there, or a new one with a single container. */
export function useDefinition(family: string) {
  const [held, setHeld] = useState<Held>(START);
  const isNew = held.definition === NEW;
  const image = held.image ?? `${family}:1`;
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const problem = isNew && image === '' ? 'A container needs an image.' : null;
  return {
    held: { ...held, image },
    isNew,
    options: toOptions(held, image),
    givenMode: useGivenMode(held.definition),
    problem,
    set,
  };
}

type Definition = ReturnType<typeof useDefinition>;

export function DefinitionFields(props: {
  definition: Definition;
  existing: readonly string[];
  choice: LaunchChoice;
}) {
  const { held, isNew, set } = props.definition;
  const choices = [{ value: NEW, label: 'register a new one' }, ...props.existing];
  const isBridged = props.choice.launch.networkMode === 'bridge';
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
          {isBridged && held.port !== '' && (
            <NumberSetting
              text={{
                name: 'hostPort',
                hint: 'Empty or 0: a free one. A fixed one can be had once on each instance.',
              }}
              value={held.hostPort}
              onChange={(hostPort) => set({ hostPort })}
              placeholder="dynamic"
              min={0}
              max={65_535}
              optional
            />
          )}
          {props.choice.isFargate ? (
            <SizeFields cpu={held.cpu} memory={held.memory} set={set} />
          ) : (
            <FreeSizeFields cpu={held.cpu} memory={held.memory} set={set} />
          )}
        </>
      )}
    </>
  );
}

/** Of a new definition: what hardly anybody changes. */
export function DefinitionExtras(props: { definition: Definition; choice: LaunchChoice }) {
  const { held, isNew, set } = props.definition;
  if (!isNew) return null;
  return (
    <div className={styles.pair}>
      <ChoiceSetting
        text={{ name: 'cpuArchitecture', hint: 'The image must be made for it.' }}
        value={held.cpuArchitecture}
        onChange={(next) => set({ cpuArchitecture: next === 'ARM64' ? 'ARM64' : 'X86_64' })}
        choices={['X86_64', 'ARM64']}
      />
      {props.choice.isFargate && (
        <NumberSetting
          text={{ name: 'ephemeralStorage', hint: 'Empty: 20 GiB.', range: '21–200 GiB' }}
          value={held.ephemeralStorage}
          onChange={(ephemeralStorage) => set({ ephemeralStorage })}
          min={21}
          max={200}
          suffix=" GiB"
          optional
        />
      )}
    </div>
  );
}

type SizeProps = Pick<Held, 'cpu' | 'memory'> & { set: (change: Partial<Held>) => void };

function SizeFields(props: SizeProps) {
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

/** On EC2 any size goes that an instance has room for. */
function FreeSizeFields({ cpu, memory, set }: SizeProps) {
  return (
    <div className={styles.pair}>
      <NumberSetting
        text={{ name: 'cpu', hint: 'Of a task; 1024 are one vCPU.' }}
        value={Number(cpu)}
        onChange={(next) => set({ cpu: String(next === '' ? 128 : next) })}
        min={128}
        max={196_608}
      />
      <NumberSetting
        text={{ name: 'memory', hint: 'Of a task.' }}
        value={Number(memory)}
        onChange={(next) => set({ memory: String(next === '' ? 6 : next) })}
        min={6}
        suffix=" MiB"
      />
    </div>
  );
}
