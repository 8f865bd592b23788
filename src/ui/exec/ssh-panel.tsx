import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { ContainerInstanceView } from '../../model/infrastructure-view';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import panel from '../inspector/panel.module.css';
import { CommandLines } from '../kit/command-lines';
import { Section } from '../kit/section';
import { useCommands } from '../sandbox-context';
import { Terminal } from './terminal';
import styles from './terminal.module.css';

const sshTo = ({ ec2InstanceId }: ContainerInstanceView, command: string) =>
  operation('Sandbox.Ssh', { containerInstance: ec2InstanceId, command });

/** A prompt on an EC2 instance: each line is a command of its own, as `ssh HOST COMMAND`. */
export function SshPanel({ instance }: { instance: ContainerInstanceView }) {
  const commands = useCommands();
  const [text, setText] = useState('');
  const [last, setLast] = useState('docker ps');
  const prompt = `[ec2-user@ip-${instance.privateIp.replaceAll('.', '-')} ~]$`;
  const run = async (command: string) => {
    if (command.trim() === '') return setText((before) => `${before}${prompt}\n`);
    setLast(command);
    const { target, input } = sshTo(instance, command);
    const result = await commands.send(target, input);
    const output = result.ok ? String(outputMember(result, 'output')) : result.error.message;
    const shown = output === '' || output.endsWith('\n') ? output : `${output}\n`;
    setText((before) => `${before}${prompt} ${command}\n${shown}`);
  };
  const { target, input } = sshTo(instance, last);
  return (
    <Section title="SSH" aside={instance.ec2InstanceId}>
      <div className={styles.panel}>
        <Terminal label={`SSH to ${instance.name}`} {...{ text, prompt }} onLine={run} />
        <p className={panel.note}>
          <span className="mono">help</span> lists what it knows:{' '}
          <span className="mono">docker ps</span>, <span className="mono">free -m</span>,{' '}
          <span className="mono">systemctl status ecs</span> …
        </p>
        <CommandLines lines={[toCommandLine(target, input)]} when="shows" />
      </div>
    </Section>
  );
}
