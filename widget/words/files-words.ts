/** Which files of the invoices mails carry, in both languages. */
export const filesEn = {
  files: {
    title: "Invoices' files in mails",
    attach: "Attach",
    choices: {
      none: "nothing",
      pdf: "PDF files of the invoices named",
      "pdf-and-pictures": "PDF files and pictures (PNG, JPEG)",
    },
    none: "Reminders carry no files.",
    means: {
      pdf: "Each reminder by mail carries the PDF files that hang on its invoices in the CRM.",
      "pdf-and-pictures":
        "Each reminder by mail carries the PDF files and pictures that hang on its invoices in the CRM.",
    },
    limit: (mb: string, files: string) =>
      `At most ${mb} MB and ${files} files in a mail. Beyond that the mail is not sent, and the account's owner gets a task.`,
    mostMb: "Size limit",
    mostHint: (least: string, most: string) =>
      `In MB, ${least} to ${most}, as mail servers count: in a mail a file is a third larger.`,
    flaw: (least: string, most: string) => `Enter a whole number from ${least} to ${most}.`,
    edit: "Change what is attached",
    save: "Save",
    saving: "Saving …",
    saved: "Saved: it holds from the next message on.",
    cancel: "Cancel",
    part: "Files",
    nothing: "Its invoices have no such files: the mail would leave without any.",
    size: (kb: string) => `${kb} KB`,
  },
};

export const filesZh: typeof filesEn = {
  files: {
    title: "邮件附上发票文件",
    attach: "附上",
    choices: {
      none: "不附文件",
      pdf: "所列发票的 PDF 文件",
      "pdf-and-pictures": "PDF 文件和图片（PNG、JPEG）",
    },
    none: "催款邮件不附文件。",
    means: {
      pdf: "每封催款邮件都附上所列发票在 CRM 中的 PDF 附件。",
      "pdf-and-pictures": "每封催款邮件都附上所列发票在 CRM 中的 PDF 附件和图片。",
    },
    limit: (mb, files) =>
      `每封邮件最多 ${mb} MB、${files} 个文件。超出时邮件不会发出，客户负责人会收到一项任务。`,
    mostMb: "大小上限",
    mostHint: (least, most) =>
      `单位 MB，${least} 至 ${most}，按邮件服务器的算法：文件放进邮件后约增大三分之一。`,
    flaw: (least, most) => `请填写 ${least} 至 ${most} 的整数。`,
    edit: "修改附件设置",
    save: "保存",
    saving: "保存中…",
    saved: "已保存，从下一封邮件起生效。",
    cancel: "取消",
    part: "附件",
    nothing: "所列发票没有这类文件：邮件将不带附件发出。",
    size: (kb) => `${kb} KB`,
  },
};
