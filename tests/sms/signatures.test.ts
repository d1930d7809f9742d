import { describe, expect, it } from "@jest/globals";
import { mobileNumbers } from "../../server/adapters/phone/mobile-number.ts";
import { signedHeaders } from "../../server/adapters/sms/aliyun-signature.ts";
import { twilioSignature } from "../../server/adapters/sms/twilio-signature.ts";

describe("signatures, by the providers' own examples", () => {
  it("signs for Aliyun as its guide to V3 does", () => {
    const headers = signedHeaders(
      {
        host: "ecs.cn-shanghai.aliyuncs.com",
        action: "RunInstances",
        version: "2014-05-26",
        query: { ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", RegionId: "cn-shanghai" },
        at: "2023-10-26T10:22:32Z",
        nonce: "3156853299f313e23d1673dc12e1703d",
      },
      "YourAccessKeyId",
      "YourAccessKeySecret",
    );
    expect(headers["Authorization"]).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
  });

  it("signs as Twilio's security page does", () => {
    const params = {
      Digits: "1234",
      To: "+18005551212",
      From: "+14158675309",
      Caller: "+14158675309",
      CallSid: "CA1234567890ABCDE",
    };
    const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    expect(twilioSignature("12345", url, params)).toBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  });
});

describe("a mobile number, however somebody wrote it", () => {
  const mobileOf = mobileNumbers();
  it.each([
    ["138 0013 8000", "CN", "+8613800138000"],
    ["１３８００１３８０００", "CN", "+8613800138000"],
    ["86 13800138000", "CN", "+8613800138000"],
    ["0086-138-0013-8000", "US", "+8613800138000"],
    ["(415) 555-0132", "US", "+14155550132"],
    ["06 12 34 56 78", "FR", "+33612345678"],
    ["+852 5123 4567", "CN", "+85251234567"],
    ["010-62345678", "CN", null],
    ["13800138000 ext 5", "CN", null],
    ["138 0013 8000 / 139 0013 9000", "CN", null],
    ["12345", "CN", null],
    ["call me", "CN", null],
    ["13800138000", "XX", null],
  ])("%s in %s is %s", (written, region, phone) => {
    expect(mobileOf(written, region)).toBe(phone);
  });
});
