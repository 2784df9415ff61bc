"""Shells with the program's completion loaded, and what they offer for a line."""

import os
import re
import shlex
import shutil
import subprocess

from terminal import Terminal

SHELLS = ("bash", "zsh", "fish")


def require(shell):
    """The shell's path. Without it nothing is shown of it, so a test that needs it fails."""
    path = shutil.which(shell)
    assert path, f"there is no {shell}: make bootstrap installs it"
    return path


def scripts(programs):
    """The completion script of each shell. Making them takes a while, and they are the same for every test."""
    return {
        shell: subprocess.run(
            [f"{programs}/oss-repl", "--generate-completion-script", shell], text=True, stdout=subprocess.PIPE, check=True
        ).stdout
        for shell in SHELLS
    }


class Shells:
    """Completion as each shell does it, in a directory."""

    def __init__(self, programs, scripts, directory, environment):
        self.directory = directory
        self.environment = {
            "PATH": f"{programs}:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(directory / ".home"), "TERM": "xterm",
            **environment,
        }
        (directory / ".home").mkdir(exist_ok=True)
        for shell, script in scripts.items():
            (directory / ".home" / f"completion.{shell}").write_text(script)

    def offers(self, shell, line):
        """What a shell offers at the end of a line, sorted; its messages are part of it."""
        return sorted(set(getattr(self, shell)(line)))

    def run(self, arguments, **options):
        done = subprocess.run(
            arguments, cwd=self.directory, env=self.environment, text=True, capture_output=True, timeout=60, **options)
        assert not done.stderr, done.stderr
        return done.stdout.splitlines()

    def bash(self, line):
        """Calls what is registered for the command, with the words as bash splits them."""
        words = [word for word in re.split(r"(:)|\s+", line) if word]
        if line.endswith(" "):
            words.append("")
        current = "" if words[-1] == ":" else words[-1]
        script = f"""
            source "$HOME/completion.bash"
            compopt() {{ :; }}
            COMP_LINE={shlex.quote(line)}
            COMP_POINT={len(line)}
            COMP_WORDS=({" ".join(map(shlex.quote, words))})
            COMP_CWORD={len(words) - 1}
            registered=$(complete -p oss-repl)
            [[ $registered =~ -F\\ ([^ ]+) ]]
            "${{BASH_REMATCH[1]}}" oss-repl {shlex.quote(current)} {shlex.quote(words[-2])}
            [[ ${{#COMPREPLY[@]}} -eq 0 ]] || printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        return self.run([require("bash"), "--norc", "--noprofile", "-c", script])

    FISH_SETUP = """
        source $HOME/completion.fish
        function offer; complete -C > $HOME/offers; touch $HOME/offered; end
        bind \\cx offer
        function fish_prompt; echo "ready "; end
    """

    def fish(self, line):
        """Types the line into a fish of its own, and has it write down what it would offer."""
        home = self.directory / ".home"
        (home / "offered").unlink(missing_ok=True)
        terminal = Terminal(
            [require("fish"), "--no-config", "-i", "-C", self.FISH_SETUP], self.environment, self.directory, columns=120)
        try:
            terminal.until(lambda terminal: any("ready" in row for row in terminal.rows))
            terminal.type(line.encode() + b"\x18")
            terminal.until(lambda terminal: (home / "offered").exists())
            assert "Error" not in str(terminal), str(terminal)
        finally:
            terminal.kill()
        return [offer.split("\t")[0] for offer in (home / "offers").read_text().splitlines()]

    ZSH_SETUP = r"""
PS1=; PROMPT_EOL_MARK=; unsetopt zle_bracketed_paste prompt_sp; bindkey -e
autoload -U compinit; compinit -u -D; source $HOME/completion.zsh
# Every match is written out before it may be put into the line.
compadd() {
    local -a all; builtin compadd -O all "$@"
    local each; for each in "${all[@]}"; do print -r -- "<$each>"; done
    builtin compadd "$@"
}
finish() { zle .kill-whole-line; print '<<''end>>' }
zle -N finish; bindkey '^X' finish; LISTMAX=10000; print '<<''ready>>'
"""

    def zsh(self, line):
        """Types the line and a tab into a zsh of its own, and reads what it would offer."""
        (self.directory / ".home" / "setup.zsh").write_text(self.ZSH_SETUP)
        script = r"""
            zmodload zsh/zpty
            zpty inner zsh -f -i
            zpty -w inner 'source $HOME/setup.zsh'
            zpty -r inner text '*<<ready>>*'
            zpty -n -w inner "$1"$'\t\C-x'
            zpty -r inner text '*<<end>>*'
            print -r -- "$text"
            zpty -d inner
        """
        output = "\n".join(self.run([require("zsh"), "-f", "-c", script, "zsh", line]))
        return re.findall(r"<([^<>\r\n]+)>\r*$", output, re.MULTILINE)

    def typed(self, shell, text):
        """What stands in the line of an interactive bash after keys were pressed there."""
        assert shell == "bash"
        terminal = Terminal(
            [require(shell), "--norc", "--noprofile", "-i"], {**self.environment, "PS1": "$ "}, self.directory)
        try:
            terminal.type(b'source "$HOME/completion.bash"; clear\r')
            terminal.until(lambda terminal: terminal.rows[0] == "$")
            terminal.type(text.encode())
            terminal.type(b" END")
            terminal.until(lambda terminal: terminal.rows[0].endswith(" END"))
            return terminal.rows[0].removeprefix("$ ").removesuffix(" END")
        finally:
            terminal.kill()
