"""The ways to running loans and to contracts: one is opened over the room one is in."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, ReturnType

from crodesk.screens.navigation import ContractOf, OpenContract, OpenLoan
from crodesk.services.desk import Desk
from crodesk.widgets.frame import DeskState

if TYPE_CHECKING:
    from crodesk.screens.contract.screen import ContractScreen
    from crodesk.screens.loan.screen import LoanScreen


class Lending(App[ReturnType]):
    """What of the app concerns running loans and their contracts."""

    desk: Desk
    """The way to the file."""
    state: DeskState
    """What every room shows."""

    @cached_property
    def loan(self) -> "LoanScreen":
        """The file of a loan; read when it is first opened."""
        from crodesk.screens.loan.screen import LoanScreen

        return LoanScreen(self.desk, self.state)

    @on(OpenLoan)
    async def open_loan(self, event: OpenLoan) -> None:
        """Open a loan over the room one is in."""
        if not self.is_screen_installed("loan"):
            self.install_screen(self.loan, "loan")
        self.loan.open(event.rid, event.as_of, event.walk)
        while self.loan in self.screen_stack and self.screen is not self.loan:
            self.pop_screen()
        if self.screen is not self.loan:
            await self.push_screen(self.loan)

    def action_leave_loan(self) -> None:
        """Leave the loan."""
        if self.screen is self.loan:
            self.pop_screen()

    @cached_property
    def contract(self) -> "ContractScreen":
        """The file of a contract; read when it is first opened."""
        from crodesk.screens.contract.screen import ContractScreen

        return ContractScreen(self.desk, self.state)

    @on(OpenContract)
    async def open_contract(self, event: OpenContract) -> None:
        """Open a contract over the room one is in; from a loan that it led to, come back to it."""
        if not self.is_screen_installed("contract"):
            self.install_screen(self.contract, "contract")
        self.contract.open(event.rid)
        while self.contract in self.screen_stack and self.screen is not self.contract:
            self.pop_screen()
        if self.screen is not self.contract:
            await self.push_screen(self.contract)

    @on(ContractOf)
    def contract_of(self, event: ContractOf) -> None:
        """Open the contract of an application or a loan, or ask for what one is made with."""
        from crodesk.screens import contracting

        def opens(rid: int) -> None:
            self.post_message(OpenContract(rid))

        contracting.open_or_make(self, self.desk, event, opens)

    def action_leave_contract(self) -> None:
        """Leave the contract."""
        if self.screen is self.contract:
            self.pop_screen()
