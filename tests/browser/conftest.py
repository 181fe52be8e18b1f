"""The browser of these tests: skipped where there is none, unless NNLEARN_BROWSER=required."""

import os

import pytest

from tests.browser.driver import CHROMIUM_OPTIONS, chromium


@pytest.fixture(scope="module")
def browser():
    program = chromium()
    if program is None:
        if os.environ.get("NNLEARN_BROWSER") == "required":
            pytest.fail("NNLEARN_BROWSER=required, and there is no Chromium on this machine", pytrace=False)
        pytest.skip("there is no Chromium on this machine (Debian and Ubuntu: sudo apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()
