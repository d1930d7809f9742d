import type { Sentence } from "../kernel/contract.ts";

const sentence = (zh: string, en: string): Sentence => ({ "zh-CN": zh, en });

export const unanswered = {
  timeout: (name: string) =>
    sentence(
      `未能查询“${name}”：DNS 未按时答复，请稍后重试。`,
      `"${name}" could not be looked up: the DNS did not answer in time; try again.`,
    ),
  server: (name: string) =>
    sentence(
      `未能查询“${name}”：DNS 服务器出错，请稍后重试。`,
      `"${name}" could not be looked up: a DNS server failed; try again.`,
    ),
};
export const cannotCheck = (domain: string) =>
  sentence(
    `“${domain}”是保留给示例、测试或本机的域名，无法检查：正式发送请使用真实域名。`,
    `"${domain}" is reserved for examples, tests or one machine and cannot be checked: use a real domain to send in earnest.`,
  );

export const noSpf = (domain: string, relay: string) =>
  sentence(
    `“${domain}”没有 SPF 记录：请添加一条以 v=spf1 开头、包含邮件服务器“${relay}”的 TXT 记录。`,
    `"${domain}" has no SPF record: add a TXT record that begins with v=spf1 and names the mail server "${relay}".`,
  );
export const severalSpf = (domain: string, count: number) =>
  sentence(
    `“${domain}”有 ${count} 条 SPF 记录，全部无效：请合并为一条。`,
    `"${domain}" has ${count} SPF records, so none counts: merge them into one.`,
  );
export const spfAllowsAll = (domain: string) =>
  sentence(
    `“${domain}”的 SPF 记录以 +all 允许任何人发信：请改为 -all 或 ~all。`,
    `The SPF record of "${domain}" lets anybody send, by +all: change it to -all or ~all.`,
  );
export const spfTooLong = (domain: string, most: number) =>
  sentence(
    `“${domain}”的 SPF 记录需要超过 ${most} 次 DNS 查询，收件方会忽略它：请删除不用的 include。`,
    `The SPF record of "${domain}" needs more than ${most} DNS lookups, so receivers ignore it: remove includes that are not used.`,
  );
export const spfBroken = (domain: string, term: string) =>
  sentence(
    `“${domain}”的 SPF 记录中“${term}”无法读取：请更正或删除。`,
    `"${term}" in the SPF record of "${domain}" cannot be read: correct or remove it.`,
  );
export const relayUnknown = (domain: string, relay: string) =>
  sentence(
    `“${domain}”有 SPF 记录，但无法得知邮件服务器“${relay}”对外使用的地址：请自行确认记录已包含该地址。`,
    `"${domain}" has an SPF record, but which address the mail server "${relay}" sends from cannot be known here: see for yourself that the record names it.`,
  );
export const spfLacks = (domain: string, relay: string) =>
  sentence(
    `“${domain}”的 SPF 记录未包含邮件服务器“${relay}”：请添加其服务商给出的 include，或其 ip4 地址。`,
    `The SPF record of "${domain}" does not name the mail server "${relay}": add the include that its provider gives, or its ip4 address.`,
  );
export const spfWell = (domain: string, relay: string) =>
  sentence(
    `“${domain}”的 SPF 记录包含邮件服务器“${relay}”。`,
    `The SPF record of "${domain}" names the mail server "${relay}".`,
  );

export const noSelector = sentence(
  "未填写 DKIM 选择器，未检查签名：请填写邮件服务商给出的选择器后重新检查。",
  "No DKIM selector was given, so the signature was not checked: enter the one that your mail provider names, and check again.",
);
export const noDkim = (name: string) =>
  sentence(
    `“${name}”没有 DKIM 记录：请按邮件服务商给出的内容添加，或更正选择器。`,
    `There is no DKIM record at "${name}": add what your mail provider gives, or correct the selector.`,
  );
export const severalDkim = (name: string, count: number) =>
  sentence(
    `“${name}”有 ${count} 条 DKIM 记录：请只保留一条。`,
    `There are ${count} DKIM records at "${name}": keep one only.`,
  );
export const dkimBroken = (name: string) =>
  sentence(
    `“${name}”的 DKIM 记录没有可用的公钥：请重新添加邮件服务商给出的内容。`,
    `The DKIM record at "${name}" has no key that can be used: enter what your mail provider gives once more.`,
  );
export const dkimShort = (name: string, bits: number) =>
  sentence(
    `“${name}”的 DKIM 公钥只有 ${bits} 位：请换用至少 2048 位的 RSA 或 Ed25519 密钥。`,
    `The DKIM key at "${name}" has only ${bits} bits: change to an RSA key of at least 2048 bits, or to Ed25519.`,
  );
export const dkimWell = (name: string, key: string) =>
  sentence(`“${name}”有 DKIM 公钥（${key}）。`, `There is a DKIM key at "${name}" (${key}).`);

export const keySigns = (name: string) =>
  sentence(
    `“${name}”的公钥与我们的一致：邮件由我们签名。`,
    `The key at "${name}" is ours: we sign the mail with it.`,
  );
export const keyWaits = (name: string) =>
  sentence(
    `“${name}”还没有我们的公钥，所以尚未用它签名：请添加下面给出的 TXT 记录，再重新检查。`,
    `Our key is not at "${name}" yet, so nothing is signed with it: add the TXT record given below, and check again.`,
  );
export const keyGone = (name: string) =>
  sentence(
    `“${name}”的公钥不见了或已改变，收件方无法核对我们的签名：请恢复下面给出的 TXT 记录，或停用这把密钥。`,
    `The key at "${name}" is gone or another, so that receivers cannot check our signature: restore the TXT record given below, or stop signing with it.`,
  );

export const noDmarc = (domain: string) =>
  sentence(
    `“${domain}”没有 DMARC 记录：请在“_dmarc.${domain}”添加 TXT 记录，例如 v=DMARC1; p=none。`,
    `"${domain}" has no DMARC record: add a TXT record at "_dmarc.${domain}", v=DMARC1; p=none for one.`,
  );
export const severalDmarc = (domain: string, count: number) =>
  sentence(
    `“${domain}”有 ${count} 条 DMARC 记录，全部无效：请只保留一条。`,
    `"${domain}" has ${count} DMARC records, so none counts: keep one only.`,
  );
export const dmarcBroken = (at: string) =>
  sentence(
    `“_dmarc.${at}”的 DMARC 记录没有有效的 p：请写为 p=none、p=quarantine 或 p=reject。`,
    `The DMARC record at "_dmarc.${at}" has no valid p: write p=none, p=quarantine or p=reject.`,
  );
export const dmarcWell = (at: string, proof: "SPF" | "DKIM") =>
  sentence(
    `“_dmarc.${at}”有 DMARC 记录，邮件以 ${proof} 与其一致。`,
    `There is a DMARC record at "_dmarc.${at}", and mail aligns with it by ${proof}.`,
  );
export const proofUnknown = (at: string) =>
  sentence(
    `“_dmarc.${at}”有 DMARC 记录，但 SPF 或 DKIM 未能查询，无法得知是否一致：请稍后重试。`,
    `There is a DMARC record at "_dmarc.${at}", but whether mail aligns with it is not known, since SPF or DKIM could not be looked up: try again.`,
  );
export const proofMissing = (at: string) =>
  sentence(
    `“_dmarc.${at}”有 DMARC 记录，但尚未确认 SPF 或 DKIM 与其一致：请填写 DKIM 选择器后重新检查。`,
    `There is a DMARC record at "_dmarc.${at}", but neither SPF nor DKIM is known to align with it yet: enter the DKIM selector, and check again.`,
  );
export const noProof = (at: string) =>
  sentence(
    `“_dmarc.${at}”有 DMARC 记录，但 SPF 与 DKIM 都不成立：请先更正其中一项。`,
    `There is a DMARC record at "_dmarc.${at}", but neither SPF nor DKIM holds: mend one of them first.`,
  );
export const notAligned = (at: string, envelope: string, domain: string) =>
  sentence(
    `“_dmarc.${at}”的 DMARC 要求一致，但退信域名“${envelope}”与“${domain}”不一致，DKIM 也不成立：请更正 DKIM。`,
    `The DMARC record at "_dmarc.${at}" asks for alignment, but the domain for returned mail "${envelope}" does not align with "${domain}" and DKIM does not hold: mend DKIM.`,
  );
