/** A report of Postfix's that a mail was not delivered, as bytes. `traced`: what the sender's address was given. */
export function bounceOf({
  to,
  status = "5.1.1",
  action = "failed",
  words = "550 5.1.1 user unknown",
  messageId = "",
}: {
  readonly to: string;
  readonly status?: string;
  readonly action?: string;
  readonly words?: string;
  readonly messageId?: string;
}): Uint8Array {
  const original = messageId === "" ? "Subject: INV-103" : `Subject: INV-103\nMessage-ID: ${messageId}`;
  return mailOf(`From: MAILER-DAEMON@mx.buyer.example (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.buyer.example

Final-Recipient: rfc822; ap100@buyer.example
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${words}

--b
Content-Type: text/rfc822-headers

${original}

--b--
`);
}

/** An answer that somebody typed. */
export const answerOf = (
  messageId: string,
  text: string,
  from = "ap100@buyer.example",
  id = "<1@buyer.example>",
): Uint8Array =>
  mailOf(`From: Wang Fang <${from}>
To: ar@seller.example
Subject: Re: INV-103
Message-ID: ${id}
In-Reply-To: ${messageId}
Content-Type: text/plain; charset=utf-8

${text}

On Thu, 5 Mar 2026, Hengxin wrote:
> Please pay.
`);

/** A complaint as RFC 5965 has it. */
export const complaintOf = (messageId: string): Uint8Array =>
  mailOf(`From: complaints@isp.example
To: ar@seller.example
Subject: FW: INV-103
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an abuse report.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Feedback/1.0
Version: 1

--b
Content-Type: message/rfc822

Subject: INV-103
Message-ID: ${messageId}

Please pay.
--b--
`);

export const mailOf = (text: string): Uint8Array => new TextEncoder().encode(text.replace(/\n/g, "\r\n"));
