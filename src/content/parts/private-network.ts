/** VPC `$VPC` with subnets of its own; what nobody lets in or out stays where it is. Whole lines. */

export const VPC = `VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)`;

/** A way out for the whole VPC, for whoever has a public address. */
export const WAY_OUT = `IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC
RT=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id $RT --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW`;

export const subnet = (variable: string, cidr: string, zone = 'us-east-1a'): string =>
  `${variable}=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block ${cidr} --availability-zone ${zone} --query Subnet.SubnetId --output text)`;

export const securityGroup = (variable: string, name: string, about: string): string =>
  `${variable}=$(aws ec2 create-security-group --group-name ${name} --description '${about}' --vpc-id $VPC --query GroupId --output text)`;
