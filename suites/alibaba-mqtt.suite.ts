import { describeService } from './describe-service.ts'

describeService('specs/alibaba-mqtt.yaml')
