/** The terminal's shell over a real sandbox: what is typed, and what stands on the screen then. */
import { describe, expect, test } from 'vitest';
import { lastPart } from '../../../../src/model/ids';
import { execStage } from '../../../support/exec-stage';
import { openShell } from '../../../support/open-shell';
import { openDoor } from '../../../support/sandbox-door';

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const TAB = '\t';
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

function staged() {
  const stage = execStage();
  return { stage, ...openShell(stage.door) };
}

/** What has come since the last look, the prompt left out. */
function newRows(paper: { text: string }) {
  let seen = paper.text.split('\n').length;
  return () => {
    const rows = paper.text.split('\n');
    const since = rows.slice(seen, -1);
    seen = rows.length;
    return since;
  };
}

describe('commands', () => {
  test('whoever listens is told whole commands, and may teach it names', async () => {
    const { line, paper, shell, typed } = staged();
    const since = newRows(paper);
    shell.learn(new Map([['NAME', 'demo']]));
    await line('echo $NAME && \\');
    expect(typed).toEqual([]);
    await line('  echo twice');
    expect(typed).toEqual(['echo $NAME && \\\n  echo twice']);
    expect(since().slice(-2)).toEqual(['demo', 'twice']);
  });

  test('a line that was offered and not run can be taken away again', async () => {
    const { line, shell, typed } = staged();
    shell.offer('aws ecs delete-cluster --cluster a');
    shell.dropLine();
    await line('echo kept');
    expect(typed).toEqual(['echo kept']);
  });

  test('whoever listens is told each aws command of a script, whatever it answers', async () => {
    const { line, ran } = staged();
    await line('');
    await line('help');
    await line('aws help');
    await line('echo aws begins; aws ecs create-cluster --cluster-name a; aws ecs list-tasks');
    await line('C=$(aws ecs list-clusters) && ecs nonsense || ecs describe-clusters');
    expect(ran).toEqual([
      'aws ecs create-cluster --cluster-name a',
      'aws ecs list-tasks',
      'C=$(aws ecs list-clusters)',
      'ecs nonsense',
      'ecs describe-clusters',
    ]);
  });

  test('an answer, without the word aws as well; names are kept from line to line', async () => {
    const { line, paper } = staged();
    await line("C=$(aws ecs list-clusters --query 'clusterArns[0]' --output text)");
    await line('ecs describe-clusters --clusters $C --query "clusters[0].clusterName"');
    expect(paper.text.split('\n').slice(-2)).toEqual(['"demo"', '$']);
    await line('echo $C and $?');
    expect(paper.text).toContain('arn:aws:ecs:us-east-1:123456789012:cluster/demo and 0');
  });

  test('an error, and its exit code in the prompt and in $?', async () => {
    const { line, paper } = staged();
    await line('aws ecs describe-services --services web');
    expect(paper.text).toContain(
      'aws: [ERROR]: An error occurred (ClusterNotFoundException) when calling the DescribeServices',
    );
    expect(paper.last).toBe('[254] $');
    await line('echo $?');
    expect(paper.text.split('\n').slice(-2)).toEqual(['254', '$']);
    await line('aws ecs nonsense');
    expect(paper.last).toBe('[252] $');
    await line('git push');
    expect(paper.text).toContain('git: command not found');
    expect(paper.last).toBe('[127] $');
  });

  test('what there is none of is said in a shell’s words, with a hint where one is known', async () => {
    const { line, paper } = staged();
    const rows = newRows(paper);
    await line('vi td.json');
    expect(rows()).toEqual([
      'vi: command not found: there are no files to edit here: attach one for file://, or give a text in quotes',
    ]);
    await line('frobnicate');
    expect(rows()).toContain('frobnicate: command not found');
    await line('histroy');
    expect(rows()).toContain('histroy: command not found: did you mean history?');
    await line('cat td.json | jq .family');
    expect(paper.text).toContain('there is no jq here: leave it out, all that cat prints is shown');
    expect(paper.text).not.toContain('--query');
  });

  test('a loop and a here-document are read to their end and refused once', async () => {
    const { type, line, paper, sent } = staged();
    await type(paste('for i in 1 2; do\n  aws ecs list-clusters\ndone\n'));
    expect(paper.text.match(/ERROR/g)).toHaveLength(1);
    expect(paper.text).toContain('for … done is not supported, and nothing in it was run');
    await line('cat > td.json <<EOF');
    expect(paper.last).toBe('>');
    await type(paste('{"family": "a"}\naws ecs list-clusters\nEOF\n'));
    expect(paper.text.match(/ERROR/g)).toHaveLength(2);
    expect(sent).toEqual([]);
  });

  test('more lines are asked for until the command is whole', async () => {
    const { line, paper } = staged();
    await line('aws ecs list-clusters \\');
    expect(paper.last).toBe('>');
    await line("  --query 'clusterArns[0].");
    await line("x' &&");
    await line('echo done');
    expect(paper.text).toMatch(/null\ndone\n\$$/);
    // It comes back whole.
    await line('\x1b[A');
    expect(paper.text).toMatch(/null\ndone\n\$$/);
  });

  test('pasted lines run one after another, a failed one ends nothing', async () => {
    const { type, paper, sent } = staged();
    await type(
      paste(
        '# two lines\naws ecs nonsense\nN=$(aws ecs list-services --cluster demo \\\n' +
          "  --query 'length(serviceArns)')\necho N is $N\naws ecs",
      ),
    );
    expect(paper.text).toContain('N is 1\n');
    expect(sent).toEqual(['ECS.ListServices']);
    expect(paper.last).toBe('$ aws ecs');
  });

  test('the text of others cannot steer the terminal', async () => {
    const { line, paper } = openShell(openDoor(), { note: 'a\x1b[2Jb\x07c' });
    await line('cat note');
    expect(paper.text).toMatch(/\$ cat note\na\[2Jbc\n\$$/);
  });

  test('help, history, files, clear, exit', async () => {
    const { line, paper, told } = openShell(openDoor(), { 'td.json': '{"family": "f"}' });
    await line('help');
    expect(paper.text).toContain('Ctrl-R searches');
    await line('ls');
    await line('cat td.json');
    expect(paper.text).toContain('td.json\n$ cat td.json\n{"family": "f"}\n');
    await line('cat nope');
    expect(paper.text).toContain('cat: nope: No such file or directory');
    await line('history');
    expect(paper.text).toContain('    3  cat td.json\n');
    await line('clicks');
    expect(paper.text).toContain('$ clicks\n# from the screen: Create cluster a\n');
    await line('clear');
    await line('exit');
    expect(told.filter((word) => !['busy', 'idle'].includes(word))).toEqual(['clear', 'leave']);
  });

  test('file:// reads what the user has dropped; a missing one is the CLI’s own error', async () => {
    const definition =
      '{"family":"f","containerDefinitions":[{"name":"a","image":"a","memory":64}]}';
    const { line, paper } = openShell(openDoor(), { 'td.json': definition });
    await line(
      'aws ecs register-task-definition --cli-input-json file://td.json --query taskDefinition.family',
    );
    expect(paper.text).toContain('"f"');
    await line('aws ecs register-task-definition --cli-input-json file://other.json');
    expect(paper.text).toContain("[Errno 2] No such file or directory: 'other.json'");
  });
});

describe('simulated time', () => {
  test('a waiter asks every fifteen seconds of the page’s clock and is silent then', async () => {
    const { stage, line, paper, sent, pass, isWaiting } = staged();
    stage.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 2 });
    const before = stage.give('Sandbox.DescribeClock', {}, 'now') as number;
    await line('aws ecs wait services-stable --cluster demo --services web && echo stable');
    expect(isWaiting()).toBe(true);
    expect(sent).toEqual(['ECS.DescribeServices']);
    await pass(14);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
    await pass(60);
    expect(paper.text).toMatch(/\nstable\n\$$/);
    expect(sent).not.toContain('Sandbox.Wait');
    expect(stage.give('Sandbox.DescribeClock', {}, 'now')).toBe(before + 75);
  });

  test('logs are followed as they come, until Ctrl-C: exit code 130 and no error', async () => {
    const { stage, line, type, paper, pass, isWaiting } = staged();
    const rows = newRows(paper);
    await line('aws logs tail /ecs/web --follow --format short --since 1s');
    stage.give('ECS.StopTask', { cluster: 'demo', task: stage.task() });
    await pass(5);
    expect(paper.text).toContain('SIGTERM received');
    await pass(120);
    expect(paper.text).toContain('Listening on port 80');
    expect(isWaiting()).toBe(true);
    await type(CTRL_C);
    expect(rows().at(-1)).toBe('^C');
    expect(paper.last).toBe('[130] $');
    expect(paper.text).not.toContain('[ERROR]');
    expect(isWaiting()).toBe(false);
  });

  test('Ctrl-C ends a waiter, and the lines pasted behind it', async () => {
    const { stage, type, paper, sent } = staged();
    stage.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 2 });
    await type(paste('aws ecs wait services-stable --cluster demo --services web\necho never\n'));
    await type(CTRL_C);
    expect(paper.text).not.toMatch(/^never/m);
    expect(paper.last).toBe('[130] $');
    expect(sent).toEqual(['ECS.DescribeServices']);
  });

  test('where the clock stands still it says so once, and Space lets it go on', async () => {
    const { stage, shell, line, type, paper, told } = staged();
    stage.give('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 2 });
    await line('aws ecs wait services-stable --cluster demo --services web');
    shell.clockIsHeld();
    shell.clockIsHeld();
    expect(paper.text.match(/The clock is paused/g)).toHaveLength(1);
    await type(' ');
    expect(told).toContain('play');
    await type(CTRL_C);
    expect(paper.last).toBe('[130] $');
    shell.clockIsHeld();
    expect(paper.text.match(/The clock is paused/g)).toHaveLength(1);
  });

  test('what is typed ahead meanwhile is kept, its blanks too', async () => {
    const { shell, line, type, paper, told, pass } = staged();
    await line('sleep 30');
    shell.clockIsHeld();
    await type('e');
    await type('cho');
    await type(' ');
    await type('up');
    await type('\r');
    expect(told).not.toContain('play');
    await pass(30);
    expect(paper.text).toMatch(/\$ echo up\nup\n\$$/);
  });

  test('a Space that was typed ahead is not offered for the clock', async () => {
    const { shell, line, type, paper } = staged();
    await line('sleep 30');
    await type('echo');
    shell.clockIsHeld();
    expect(paper.text).toContain('press ▶ and time goes on. What you typed is kept.');
  });

  test('sleep goes by the clock', async () => {
    const { line, paper, pass } = staged();
    await line('sleep 30 && echo up');
    await pass(29);
    expect(paper.text).not.toMatch(/^up/m);
    await pass(1);
    expect(paper.text).toMatch(/^up$/m);
  });
});

describe('a shell in a container', () => {
  const open = async () => {
    const parts = staged();
    const task = lastPart(parts.stage.task());
    await parts.line(
      `aws ecs execute-command --cluster demo --task ${task} --interactive --command /bin/sh`,
    );
    return parts;
  };

  test('its prompt, its answers, its history; exit ends it and the terminal goes on', async () => {
    const { line, paper, type } = await open();
    expect(paper.text).toContain('Starting session with SessionId: ecs-execute-command-');
    expect(paper.last).toBe('#');
    await line('echo hello there');
    expect(paper.text).toMatch(/# echo hello there\nhello there\n#$/);
    await type('\x1b[A');
    expect(paper.last).toBe('# echo hello there');
    await type(CTRL_C);
    expect(paper.last).toBe('#');
    await line('exit');
    expect(paper.text).toContain('Exiting session with sessionId: ecs-execute-command-');
    expect(paper.last).toBe('$');
    await line('echo $?');
    expect(paper.text).toMatch(/\n0\n\$$/);
  });

  test('Ctrl-D leaves it', async () => {
    const { type, paper } = await open();
    await type(CTRL_D);
    expect(paper.last).toBe('$');
  });

  test('it ends with its container', async () => {
    const { stage, pass, paper } = await open();
    stage.give('ECS.StopTask', { cluster: 'demo', task: stage.task() });
    await pass(40);
    expect(paper.text).toContain('Exiting session');
    expect(paper.last).toBe('$');
  });
});

describe('docker words', () => {
  test('what does the same, run for whoever presses Enter', async () => {
    const { line, type, paper, sent } = staged();
    await line('docker ps');
    expect(paper.text).toContain('  aws ecs describe-tasks --cluster demo');
    expect(paper.last).toBe('[Enter] run it · [Esc] leave it');
    sent.length = 0;
    await type('\r');
    expect(sent.at(-1)).toBe('ECS.DescribeTasks');
    expect(paper.text).toContain('RUNNING');
    expect(paper.last).toBe('$');
    await line('history');
    expect(paper.text).toMatch(/ 2 {2}aws ecs describe-tasks/);
  });

  test('left with Escape, it was no command of this shell', async () => {
    const { line, type, paper, sent } = staged();
    await line('docker ps');
    sent.length = 0;
    await type('\x1b');
    expect(sent).toEqual([]);
    expect(paper.last).toBe('[127] $');
  });

  test('any other key leaves it and is typed', async () => {
    const { line, type, paper, sent } = staged();
    await line('docker ps');
    sent.length = 0;
    await type('e');
    await type('cho on');
    await type('\r');
    expect(sent).toEqual([]);
    expect(paper.text).toMatch(/\[127\] \$ echo on\non\n\$$/);
  });

  test('what is pasted behind it is no answer', async () => {
    const { type, paper } = staged();
    await type(paste('docker ps\necho next\n'));
    expect(paper.text).toMatch(/\nnext\n\$$/);
  });
});

describe('Tab', () => {
  const completed = async (text: string) => {
    const { type, paper } = staged();
    await type(`${text}${TAB}`);
    return paper.last.replace(/^\$ /, '');
  };
  test.each([
    ['aws ec', 'aws ec'],
    ['aws elb', 'aws elbv2'],
    ['aws ecs update-ser', 'aws ecs update-service'],
    ['ecs update-ser', 'ecs update-service'],
    ['aws ecs wait services-s', 'aws ecs wait services-stable'],
    ['aws ecs update-service --clu', 'aws ecs update-service --cluster'],
    ['aws ecs update-service --cluster ', 'aws ecs update-service --cluster demo'],
    ['aws ecs update-service --cluster=d', 'aws ecs update-service --cluster=demo'],
    [
      'aws ecs describe-services --cluster demo --services w',
      'aws ecs describe-services --cluster demo --services web',
    ],
    ['aws ecs list-tasks --launch-type E', 'aws ecs list-tasks --launch-type E'],
    ['aws ecs list-tasks --launch-type FA', 'aws ecs list-tasks --launch-type FARGATE'],
    ['aws logs tail /e', 'aws logs tail /ecs/web'],
    ['aws ecs list-clusters --que', 'aws ecs list-clusters --query'],
    ['aws ecs list-clusters --output ta', 'aws ecs list-clusters --output table'],
    ['aws sandbox wait --until ste', 'aws sandbox wait --until steady:web'],
    ['aws sandbox wait --until running:w', 'aws sandbox wait --until running:web='],
    ['X=$(aws ecs list-cl', 'X=$(aws ecs list-clusters'],
    ['echo 1 && aws ecs list-cl', 'echo 1 && aws ecs list-clusters'],
    ['aws ecs update-service --service "w', 'aws ecs update-service --service "web"'],
    ['hist', 'history'],
  ])('%s', async (typed, line) => {
    expect(await completed(typed)).toBe(line);
  });

  test('a task by the beginning of its id', async () => {
    const { stage, type, paper } = staged();
    const id = lastPart(stage.task());
    await type(`aws ecs stop-task --cluster demo --task ${id.slice(0, 5)}${TAB}`);
    expect(paper.last).toBe(`$ aws ecs stop-task --cluster demo --task ${id}`);
  });

  test('twice, what fits is listed; the operations refused by name are not', async () => {
    const { type, paper } = staged();
    await type(`aws ecs create-${TAB}`);
    await type(TAB);
    expect(paper.text).toMatch(/create-capacity-provider +create-cluster/);
    expect(paper.last).toBe('$ aws ecs create-');
  });

  test('a variable', async () => {
    const { line, type, paper } = staged();
    await line('LONG_NAME=1');
    await type(`echo $LO${TAB}`);
    expect(paper.last).toBe('$ echo $LONG_NAME');
  });

  test('files for file://', async () => {
    const { type, paper } = openShell(openDoor(), { 'td.json': '{}' });
    await type(`aws ecs register-task-definition --cli-input-json f${TAB}`);
    expect(paper.last).toBe('$ aws ecs register-task-definition --cli-input-json file://td.json');
  });
});

test('lines of the page stand above the prompt', async () => {
  const { shell, type, paper } = staged();
  await type('aws ecs');
  shell.note(['# from the screen: Create cluster a', 'aws ecs create-cluster --cluster-name a']);
  expect(paper.text.split('\n').slice(-3)).toEqual([
    '# from the screen: Create cluster a',
    'aws ecs create-cluster --cluster-name a',
    '$ aws ecs',
  ]);
});
