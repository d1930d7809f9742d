import * as Z from "@zohocrm/typescript-sdk-6.0";
import type { Decoded } from "./company.ts";

const { Record: SdkRecord, BodyWrapper } = Z.Record;

// Adding is asynchronous in the SDK: a call that does not wait for it goes out without the parameter.
export const params = async (values: { [name: string]: string }): Promise<Z.ParameterMap> => {
  const map = new Z.ParameterMap();
  for (const [name, value] of Object.entries(values)) {
    await map.add(new Z.Param<string>(name, "String"), value);
  }
  return map;
};
export const headers = async (values: { [name: string]: string }): Promise<Z.HeaderMap> => {
  const map = new Z.HeaderMap();
  for (const [name, value] of Object.entries(values)) {
    await map.add(new Z.Header<string>(name, "String"), value);
  }
  return map;
};
export const record = (values: { [name: string]: unknown }): Z.Record.Record => {
  const one = new SdkRecord();
  for (const [name, value] of Object.entries(values)) one.addKeyValue(name, value);
  return one;
};
export const lookup = (id: string): Z.Record.Record => {
  const one = new SdkRecord();
  one.setId(BigInt(id));
  return one;
};
export const body = (...records: Z.Record.Record[]): Z.Record.BodyWrapper => {
  const wrapper = new BodyWrapper();
  wrapper.setData(records);
  return wrapper;
};
export const outcome = (answer: Decoded) => {
  const [one] = answer.getObject().getData();
  return { status: answer.getStatusCode(), code: one.getCode().getValue(), details: one.getDetails() };
};
