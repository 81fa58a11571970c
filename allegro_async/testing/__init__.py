"""Checks for those who write a part of their own: run them in your own tests. Needs no test framework.

    from allegro_async.testing import sign_in_store_contract, token_store_contract

    @pytest.mark.parametrize("check", token_store_contract, ids=str)
    async def test_my_store_keeps_the_contract(check, make):
        await check(make)

`make` is a function that gives a new handle of your store on the same, at first empty, storage: two handles
stand for two processes.
"""

from ._check import Check
from ._locking import LOCK_CHECKS
from ._sign_ins import SIGN_IN_CHECKS
from ._tokens import TOKEN_CHECKS

__all__ = ["Check", "sign_in_store_contract", "token_store_contract"]

token_store_contract = TOKEN_CHECKS + LOCK_CHECKS
"""One check for each rule of `TokenStore`."""

sign_in_store_contract = SIGN_IN_CHECKS
"""One check for each rule of `SignInStore`, for a token store that keeps sign-ins too."""
