@echo off
rem The command of the product, out of its unpacked archive. Needs a Java runtime, 17 or newer. Not tested: see docs/deployment.md.
setlocal
set "DILEPTON_ROOT=%~dp0.."
set "DILEPTON_JAVA=java"
if defined JAVA_HOME set "DILEPTON_JAVA=%JAVA_HOME%\bin\java"
if not defined DILEPTON_CLIENT_CONFIG set "DILEPTON_CLIENT_CONFIG=%DILEPTON_ROOT%\conf\dilepton.properties"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
"%DILEPTON_JAVA%" -Xshare:auto %DILEPTON_JAVA_OPTS% "-Ddilepton.home=%DILEPTON_ROOT%" -cp "%DILEPTON_ROOT%\lib\*" io.dilepton.cli.Main %*
exit /b %ERRORLEVEL%
