"""The enrolment form: every value stands on its one page, and the code says what is typed."""

from __future__ import annotations

import numpy as np
import pypdfium2
import zxingcpp

from cadredesk import resources
from cadredesk.documents import enrolment_form
from cadredesk.domain import fingerprint

NUMBER = "0123456789" * 4
VALUE = enrolment_form.EnrolmentForm(
    "阳光第一小学", "SCH-7", "school", "青山区教育局（EDU-1）",
    "SHA256:0cSdH5gTVTpnjvvWaYAIhMlUQ2Y0pE5d6YQj4qRGmAs", NUMBER, "2026年11月21日", "李䶮", "0571-1234567",
)  # fmt: skip


def test_the_page_holds_every_value_and_the_code() -> None:
    document = pypdfium2.PdfDocument(enrolment_form.pdf(VALUE, resources.wording("enrolment_form")))
    try:
        assert len(document) == 1
        text = "".join(document[0].get_textpage().get_text_range().split())
        for told in (VALUE.name, VALUE.code, "学校", VALUE.recipient, "李䶮", VALUE.made, VALUE.fingerprint):
            assert told in text
        for number, group in enumerate(fingerprint.groups(NUMBER), 1):
            assert f"第{number}组" in text
            assert group in text
        picture = document[0].render(scale=3).to_numpy()
        (code,) = zxingcpp.read_barcodes(np.ascontiguousarray(picture))
        assert code.text == f"CDENROL:1:SCH-7:{NUMBER}"
    finally:
        document.close()
