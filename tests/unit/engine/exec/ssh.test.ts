/** SSH: onto EC2 instances only. */
import { describe, expect, test } from 'vitest';
import { awslogs } from '../../../support/exec-stage';
import { stageEc2 } from '../../../support/ec2-cluster';
import { execStage } from '../../../support/exec-stage';

function onInstance() {
  const stage = stageEc2();
  const [instance] = stage.launch({ InstanceType: 't3.medium' });
  stage.define({ memory: 256, portMappings: [{ containerPort: 80 }], logConfiguration: awslogs() });
  stage.serve(1);
  stage.until(() => stage.tasks()[0]?.lastStatus === 'RUNNING');
  stage.advance(10);
  const ssh = (command: string) =>
    stage.door.give('Sandbox.Ssh', {
      containerInstance: instance!.ec2InstanceId,
      command,
    }) as { output: string; exitCode: number };
  return { stage, instance: instance!, ssh };
}

describe('on an instance', () => {
  test('docker lists the containers with their ports, the agent among them', () => {
    const { ssh, stage } = onInstance();
    const lines = ssh('docker ps').output.trimEnd().split('\n');
    const [task] = stage.tasks();
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(task!.containers[0]!.runtimeId.slice(0, 12));
    expect(lines[1]).toMatch(/0\.0\.0\.0:\d{5}->80\/tcp +ecs-web-1-/);
    expect(lines[2]).toContain('ecs-agent');
    expect(ssh('sudo docker stats').output).toMatch(/128MiB \/ 256MiB +50\.00%/);
    expect(ssh('systemctl status ecs').output).toContain('active (running)');
  });

  test('docker logs shows what a container has written', () => {
    const { ssh, stage } = onInstance();
    const id = stage.tasks()[0]!.containers[0]!.runtimeId.slice(0, 12);
    expect(ssh(`docker logs ${id}`).output).toMatch(/^Starting web[\s\S]*Listening on port 80\n$/);
    expect(ssh('docker logs nope')).toMatchObject({ exitCode: 1 });
  });

  test('a container killed there ends its task, and the service starts another', () => {
    const { ssh, stage } = onInstance();
    const [task] = stage.tasks();
    ssh(`docker kill ${task!.containers[0]!.runtimeId.slice(0, 12)}`);
    stage.until(() => task!.lastStatus === 'STOPPED');
    expect([task!.stopCode, task!.containers[0]!.exitCode]).toEqual([
      'EssentialContainerExited',
      137,
    ]);
    stage.until(() => stage.live().some((one) => one.lastStatus === 'RUNNING'));
  });

  test('port 22 must be open where its security group was declared', () => {
    const { stage, instance } = onInstance();
    const { give, refused } = stage.door;
    const group = give(
      'EC2.CreateSecurityGroup',
      { GroupName: 'hosts', Description: 'hosts' },
      'GroupId',
    ) as string;
    instance.securityGroupIds = [group];
    const asked = { containerInstance: instance.ec2InstanceId, command: 'uptime' };
    expect(refused('Sandbox.Ssh', asked).message).toMatch(/port 22: Connection timed out$/);
    give('EC2.AuthorizeSecurityGroupIngress', {
      GroupId: group,
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '0.0.0.0/0',
    });
    expect(give('Sandbox.Ssh', asked)).toMatchObject({ exitCode: 0 });
  });
});

test('on Fargate there is no instance to log in to, and the refusal says so', () => {
  const { door, task } = execStage();
  const error = door.refused('Sandbox.Ssh', { containerInstance: task(), command: 'docker ps' });
  expect(error.message).toMatch(/runs on Fargate: .*no instance to log in to. Use ECS Exec/);
});
